"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  let drawn = [];

  const colour = name => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const percent = share => share === null ? "no events" : (share * 100).toFixed(1) + " %";
  const millis = value => value === null ? "none" : value < 2000 ? Math.round(value) + " ms" : (value / 1000).toFixed(2) + " s";

  function base() {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("ink") },
      tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour("card"),
        borderColor: colour("line"), textStyle: { color: colour("ink"), fontSize: 12 } }
    };
  }
  function valueAxis(more) {
    return Object.assign({ type: "value", axisLabel: { color: colour("soft") },
      splitLine: { lineStyle: { color: colour("rule") } } }, more);
  }
  function categoryAxis(more) {
    return Object.assign({ axisLabel: { color: colour("soft") }, axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("line") } }, splitLine: { show: false } }, more);
  }
  function draw(id, option) {
    const box = document.getElementById(id);
    if (!box) return;
    if (!option) { box.textContent = "No data to draw."; box.classList.add("faint"); return; }
    box.classList.add("on");
    const chart = echarts.init(box, null, { renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio || 1) });
    chart.setOption(Object.assign(base(), option));
    drawn.push(chart);
  }

  /* An interval as two stacked lines: an unseen lower one, and its height filled. */
  function band(name, points, x, axis, tone) {
    const line = (suffix, value, fill) => ({ name: name + suffix, type: "line", stack: name + " band", stackStrategy: "all",
      data: points.map(p => x(p, value(p))), xAxisIndex: axis, yAxisIndex: axis, symbol: "none", silent: true,
      lineStyle: { opacity: 0 }, areaStyle: fill ? { color: tone, opacity: 0.16 } : undefined, tooltip: { show: false } });
    return [line(" lower", p => p.lower, false), line(" interval", p => p.upper - p.lower, true)];
  }
  function rateSeries(name, points, tone, dashed) {
    const at = (p, value) => [p.at, value];
    return [
      ...band(name, points, at, 1, tone),
      { name: name, type: "line", xAxisIndex: 1, yAxisIndex: 1, symbol: dashed ? "rect" : "circle", symbolSize: 5,
        data: points.map(p => [p.at, p.value]), lineStyle: { width: 2, type: dashed ? "dashed" : "solid" }, color: tone }
    ];
  }

  function timeline(t) {
    if (!t.seconds.length) return null;
    const end = t.seconds[t.seconds.length - 1] + t.sliceSeconds;
    const narrow = document.body.clientWidth < 560;
    const left = 52, right = narrow ? 34 : 52;
    const grid = (top, height) => ({ left: left, right: right, top: top, height: height });
    const x = (index, last) => categoryAxis({ gridIndex: index, type: "value", min: 0, max: end,
      axisLabel: { show: last, color: colour("soft"), formatter: "{value} s" } });
    const title = (text, top) => ({ text: text, left: 0, top: top, textStyle: { fontSize: 13, fontWeight: 600, color: colour("ink") } });
    const series = (list, name, axis, tone, more) => Object.assign({ name: name, type: "line", symbol: "none", xAxisIndex: axis,
      data: t.seconds.map((s, i) => [s + t.sliceSeconds / 2, list[i]]), color: tone, lineStyle: { width: 2 } }, more);
    const stages = { silent: true, label: { color: colour("soft"), fontSize: 11, position: "top", distance: 3 },
      data: t.stages.map((s, i) => [{ xAxis: s.from, name: s.name, label: { show: s.to - s.from > end / (narrow ? 9 : 20), width: narrow ? 60 : 140, overflow: "truncate" },
        itemStyle: { color: colour("area"), opacity: i % 2 ? 0.13 : 0.03 } }, { xAxis: s.to }]) };
    const unlabelled = { silent: true, label: { show: false }, data: stages.data.map(([from, to]) => [Object.assign({}, from, { name: "", label: { show: false } }), to]) };
    /* Planned faults: hatched by their edges, named once, above the response times. */
    const faults = named => ({ silent: true, label: { show: named, color: colour("bad"), fontSize: 11, position: "insideTop", overflow: "truncate" },
      data: t.faults.map(f => [{ xAxis: f.from, name: named ? f.name : "", itemStyle: { color: colour("bad"), opacity: 0.12, borderColor: colour("bad"), borderWidth: 1, borderType: "dashed" } }, { xAxis: f.to }]) });
    const marks = (axis, named) => ({ name: "Planned faults", type: "line", data: [], xAxisIndex: axis, yAxisIndex: axis, silent: true, markArea: faults(named) });
    const scales = [
      valueAxis({ gridIndex: 0, minInterval: 1, splitNumber: 4 }),
      valueAxis({ gridIndex: 1, min: 0, max: 1, interval: 0.25, axisLabel: { color: colour("soft"), formatter: v => Math.round(v * 100) + " %" } }),
      valueAxis({ gridIndex: 2, axisLabel: { color: colour("soft"), formatter: v => v >= 1000 ? v / 1000 + " s" : v === 0 ? "0" : v + " ms" } }),
      valueAxis({ gridIndex: 0, splitNumber: 4, splitLine: { show: false } })
    ];
    const truly = rateSeries("True containment", t.truly, colour("good"), false);
    const recall = rateSeries("Escalation recall", t.recall, colour("two"), true);
    truly[2].markArea = unlabelled;
    const find = (points, at) => points.find(p => at >= p.from && at < p.to);
    const rate = (name, p) => name + ": " + (p ? percent(p.value) + " (" + p.good + " of " + p.total + ", " + p.from + " to " + p.to + " s)" : "no events");
    return {
      aria: { enabled: false },
      title: [title(narrow ? "In progress (area), arrivals/s (right)" : "Contacts in progress (area) and arrivals per second (line, right)", 0), title("True containment and escalation recall", narrow ? 226 : 206), title("Response time", 446)],
      legend: { top: narrow ? 246 : 206, right: 0, itemWidth: 22, textStyle: { color: colour("soft") }, data: ["True containment", "Escalation recall"], selectedMode: false },
      grid: [grid(44, 126), grid(narrow ? 276 : 240, narrow ? 140 : 176), grid(474, 110)],
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      tooltip: Object.assign(base().tooltip, { formatter: items => {
        const at = items[0].axisValue;
        const i = Math.min(t.seconds.length - 1, Math.max(0, t.seconds.findIndex(s => at < s + t.sliceSeconds)));
        return [t.seconds[i] + " s", "In progress: " + t.inProgress[i], "Arrivals: " + t.arrivals[i].toFixed(1) + " per second",
          ...t.faults.filter(f => at >= f.from && at < f.to).map(f => "Planned fault: " + f.name),
          rate("True containment", find(t.truly, at)), rate("Escalation recall", find(t.recall, at)),
          "Response p50: " + millis(t.p50[i]), "Response p95: " + millis(t.p95[i])].join("\n");
      } }),
      xAxis: [x(0, false), x(1, false), x(2, true)],
      yAxis: scales,
      series: [
        series(t.inProgress, "In progress", 0, colour("area"), { yAxisIndex: 0, areaStyle: { color: colour("area"), opacity: 0.25 }, lineStyle: { width: 1.5 }, markArea: stages,
          endLabel: { show: false } }),
        series(t.arrivals, "Arrivals per second", 0, colour("one"), { yAxisIndex: 3, step: "middle" }),
        ...truly, ...recall,
        series(t.p50, "Response p50", 2, colour("area"), { yAxisIndex: 2, lineStyle: { width: 1.5, type: "dashed" }, markArea: unlabelled }),
        series(t.p95, "Response p95", 2, colour("one"), { yAxisIndex: 2 }),
        marks(0, false), marks(1, false), marks(2, true)
      ]
    };
  }

  function frustration(points) {
    if (!points.length) return null;
    const value = (p, v) => v;
    return {
      grid: { left: 48, right: 12, top: 16, bottom: 46 },
      xAxis: categoryAxis({ type: "category", data: points.map(p => p.failures), name: "failures in a row", nameLocation: "middle", nameGap: 28, nameTextStyle: { color: colour("soft") } }),
      yAxis: valueAxis({ min: 0, max: 1, axisLabel: { color: colour("soft"), formatter: v => Math.round(v * 100) + " %" } }),
      tooltip: Object.assign(base().tooltip, { formatter: items => {
        const p = points[items[0].dataIndex];
        return p.failures + " failures in a row\nDissatisfied: " + percent(p.value) + " (" + p.good + " of " + p.total + ")";
      } }),
      series: [
        ...band("Dissatisfied", points, value, 0, colour("bad")),
        { name: "Dissatisfied", type: "line", data: points.map(p => p.value), symbol: "circle", symbolSize: 7, color: colour("bad"), lineStyle: { width: 2 } }
      ]
    };
  }

  function replies(counts) {
    const keys = Object.keys(counts).map(Number);
    if (!keys.length) return null;
    const all = Array.from({ length: Math.max(...keys) + 1 }, (_, i) => i);
    return {
      grid: { left: 48, right: 12, top: 16, bottom: 46 },
      xAxis: categoryAxis({ type: "category", data: all, name: "replies from trigger to handoff", nameLocation: "middle", nameGap: 28, nameTextStyle: { color: colour("soft") } }),
      yAxis: valueAxis({ minInterval: 1 }),
      series: [{ name: "Contacts", type: "bar", data: all.map(i => counts[i] || 0), color: colour("one"), barCategoryGap: "25%" }]
    };
  }

  /* Each objective against one measure of the load; the interval of the knee is marked where the load is that of arrivals. */
  function knee(k, key, unit) {
    if (!k.curves || !k.curves.some(c => c.points.length)) return null;
    const tones = ["good", "two", "one", "bad", "area", "soft"];
    const most = Math.max(...k.curves.flatMap(c => c.points.map(p => p[key])));
    const least = Math.min(1, ...k.curves.flatMap(c => c.points.map(p => p.lower)));
    const series = k.curves.flatMap((c, i) => {
      const tone = colour(tones[i % tones.length]);
      return [
        ...band(c.name, c.points, (p, value) => [p[key], value], 0, tone),
        Object.assign({ name: c.name, type: "line", symbol: "circle", symbolSize: 6, color: tone, lineStyle: { width: 2 },
          data: c.points.map(p => [p[key], p.value]) }, key === "rate" && i === 0 ? kneeMarks(k, most, true) : {})
      ];
    });
    return {
      legend: { type: "scroll", top: 0, itemWidth: 22, textStyle: { color: colour("soft") }, data: k.curves.map(c => c.name), selectedMode: false },
      grid: { left: 52, right: 16, top: 44, bottom: 46 },
      xAxis: categoryAxis({ type: "value", min: 0, name: unit, nameLocation: "middle", nameGap: 28, nameTextStyle: { color: colour("soft") } }),
      yAxis: valueAxis({ min: Math.floor(least * 10) / 10, max: 1, axisLabel: { color: colour("soft"), formatter: v => Math.round(v * 100) + " %" } }),
      tooltip: Object.assign(base().tooltip, { formatter: items => {
        const at = items[0].axisValue;
        return [at.toFixed(1) + " " + unit].concat(k.curves.flatMap(c => c.points.filter(p => p[key] === at)
          .map(p => c.name + ": " + percent(p.value) + " (" + p.good + " of " + p.total + "), target " + percent(c.target)))).join("\n");
      } }),
      series: series
    };
  }

  /* Marks of the knee: the line is the estimate, the area its interval; most stands for an end that was not found. */
  function kneeMarks(k, most, named) {
    if (!k.curves || !(k.lower > 0 || k.upper !== null)) return {};
    return {
      markArea: { silent: true, label: { show: false }, itemStyle: { color: colour("bad"), opacity: 0.12 },
        data: [[{ xAxis: k.lower }, { xAxis: k.upper === null ? most : k.upper }]] },
      markLine: { silent: true, symbol: "none", label: { show: named, formatter: "knee", color: colour("soft") }, lineStyle: { color: colour("bad"), type: "solid" },
        data: k.estimate === null ? [] : [{ xAxis: k.estimate }] }
    };
  }

  /* Four small charts above one axis: what a customer got at each load. */
  function quality(all, rated, unit, targets, k) {
    const points = rated ? all.filter(p => p.load !== null) : all;
    if (!points.length) return null;
    const parts = [["truly", "True containment", "good"], ["recall", "Escalation recall", "two"],
      ["wrong", "Contacts with a wrong action", "bad"], ["p95", "Response time, 95th percentile", "one"]];
    const narrow = document.body.clientWidth < 560;
    const step = 148, height = 98;
    const most = Math.max(rated ? Math.max(...points.map(p => p.load)) : 0, rated && k.curves ? k.upper || k.lower : 0);
    const where = new Map(points.map((p, i) => [p, rated ? p.load : i]));
    const share = v => Math.round(v * 1000) / 10 + " %";
    const x = i => categoryAxis(Object.assign({ gridIndex: i, axisLabel: { show: i === 3, color: colour("soft"), hideOverlap: true } },
      rated ? { type: "value", min: 0, max: most * 1.05, axisLabel: { show: i === 3, color: colour("soft"), showMaxLabel: false } } : { type: "category", boundaryGap: true, data: points.map(p => p.label) },
      i === 3 ? { name: unit, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: colour("soft") } } : {}));
    const y = (key, i) => valueAxis(key === "p95"
      ? { gridIndex: i, min: 0, splitNumber: 3, axisLabel: { color: colour("soft"), formatter: v => v >= 1000 ? v / 1000 + " s" : v === 0 ? "0" : v + " ms" } }
      : { gridIndex: i, min: 0, max: key === "wrong" ? undefined : 1, splitNumber: 2, axisLabel: { color: colour("soft"), formatter: share } });
    const series = parts.flatMap(([key, name, tone], i) => {
      const at = (p, value) => [where.get(p), value];
      const has = points.filter(p => p[key].value !== null);
      const known = has.filter(p => p[key].lower !== null && p[key].upper !== null).map(p => Object.assign({ owner: p }, p[key]));
      const target = targets[key] === undefined ? {} : { markLine: { silent: true, symbol: "none", label: { show: false },
        lineStyle: { color: colour("ink"), type: "dashed", width: 1 }, data: [{ yAxis: targets[key] }] } };
      return [
        ...band(name, known, (p, value) => at(p.owner, value), i, colour(tone)),
        Object.assign({ name: name, type: "line", xAxisIndex: i, yAxisIndex: i, symbol: "circle", symbolSize: 7, color: colour(tone), lineStyle: { width: 2 },
          data: has.map(p => at(p, p[key].value)) }, target),
        Object.assign({ name: name + " knee", type: "line", xAxisIndex: i, yAxisIndex: i, data: [], silent: true }, rated ? kneeMarks(k, most, false) : {})
      ];
    });
    const said = (key, v) => v.value === null ? "no events" : key === "p95"
      ? millis(v.value) + (v.lower === null ? "" : " (" + millis(v.lower) + " to " + millis(v.upper) + ")")
      : percent(v.value) + " (" + v.good + " of " + v.total + "; " + share(v.lower) + " to " + share(v.upper) + ")";
    return {
      title: parts.map(([, name], i) => ({ text: name, left: 0, top: i * step, textStyle: { fontSize: 13, fontWeight: 600, color: colour("ink") } })),
      grid: parts.map((part, i) => ({ left: 54, right: narrow ? 14 : 20, top: i * step + 30, height: height })),
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      tooltip: Object.assign(base().tooltip, { formatter: items => {
        const value = items[0].value[0];
        const p = points.find(one => where.get(one) === value);
        return p ? [p.label + " " + unit].concat(parts.map(([key, name]) => name + ": " + said(key, p[key]))).join("\n") : "";
      } }),
      xAxis: parts.map((part, i) => x(i)),
      yAxis: parts.map(([key], i) => y(key, i)),
      series: series
    };
  }

  function drawAll() {
    drawn.forEach(chart => chart.dispose());
    drawn = [];
    draw("chart-knee", knee(data.knee, "rate", "conversations a second"));
    draw("chart-knee-open", knee(data.knee, "open", "conversations in progress"));
    draw("chart-load-arrivals", quality(data.load.arrivals, true, "arrivals a second", data.load.targets, data.knee));
    draw("chart-load-open", quality(data.load.open, false, "in progress", data.load.targets, data.knee));
    draw("chart-timeline", timeline(data.timeline));
    draw("chart-frustration", frustration(data.frustration));
    draw("chart-replies", replies(data.repliesToHandoff));
  }

  function transcripts() {
    const controls = document.querySelector(".controls");
    if (!controls) return;
    controls.hidden = false;
    const all = [...document.querySelectorAll(".conversation")];
    document.getElementById("open-all").addEventListener("click", () => all.forEach(one => { one.open = true; }));
    document.getElementById("close-all").addEventListener("click", () => all.forEach(one => { one.open = false; }));
    const find = document.getElementById("find");
    const filters = ["persona", "scenario", "class", "step"].map(name => [name, document.getElementById("by-" + name)]);
    const texts = new Map(all.map(one => [one, one.textContent.toLowerCase()]));
    /* One persona or scenario, which may hold blanks; several classes and steps, which hold none. */
    const fits = (one, name, wanted) => !wanted || one.dataset[name] === wanted ||
      (name === "class" || name === "step") && one.dataset[name].split(" ").includes(wanted);
    const choose = () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      const asked = words.length || filters.some(([, box]) => box.value);
      all.forEach(one => { one.hidden = !(words.every(word => texts.get(one).includes(word)) && filters.every(([name, box]) => fits(one, name, box.value))); });
      document.getElementById("found").textContent = asked ? all.filter(one => !one.hidden).length + " of " + all.length : "";
    };
    find.addEventListener("input", choose);
    filters.forEach(([, box]) => box.addEventListener("change", choose));
    document.getElementById("clear").addEventListener("click", () => {
      find.value = "";
      filters.forEach(([, box]) => { box.value = ""; });
      choose();
      find.focus();
    });
  }

  function printing() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open])")];
      opened.forEach(one => { one.open = true; });
      root.classList.add("printing");
      drawAll();
    });
    addEventListener("afterprint", () => {
      opened.forEach(one => { one.open = false; });
      root.classList.remove("printing");
      drawAll();
    });
  }

  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; drawAll(); } });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  transcripts();
  printing();
  drawAll();
})();
