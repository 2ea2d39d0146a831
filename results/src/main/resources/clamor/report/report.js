"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  let drawn = new Map();
  let charts = new Map();

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
  function draw(box) {
    const option = charts.get(box)();
    if (drawn.has(box)) drawn.get(box).dispose();
    drawn.delete(box);
    if (!option) { box.textContent = "No data to draw."; box.classList.replace("on", "faint"); return; }
    const chart = echarts.init(box, null, { renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio || 1) });
    chart.setOption(Object.assign(base(), option));
    drawn.set(box, chart);
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

  const KNEE_STEP = 118;

  /* Each objective in a chart of its own against one measure of the load; the knee is marked where the load is that of arrivals. */
  function knee(k, key, unit) {
    if (!k.curves || !k.curves.some(c => c.points.length)) return null;
    const curves = k.curves.filter(c => c.points.length);
    const most = Math.max(...curves.flatMap(c => c.points.map(p => p[key])), key === "rate" ? k.upper || k.lower : 0);
    const step = KNEE_STEP, height = KNEE_STEP - 50, last = curves.length - 1;
    const series = curves.flatMap((c, i) => [
      ...band(c.name, c.points, (p, value) => [p[key], value], i, colour("one")),
      { name: c.name, type: "line", xAxisIndex: i, yAxisIndex: i, symbol: "circle", symbolSize: 7, color: colour("one"), lineStyle: { width: 2 },
        data: c.points.map(p => [p[key], p.value]), markLine: targetLine(c.target) },
      Object.assign({ name: c.name + " knee", type: "line", xAxisIndex: i, yAxisIndex: i, data: [], silent: true }, key === "rate" ? kneeMarks(k, most) : {})
    ]);
    return {
      title: curves.map((c, i) => ({ text: c.name, left: 0, top: i * step, textStyle: { fontSize: 13, fontWeight: 600, color: colour("ink") } })),
      grid: curves.map((c, i) => ({ left: 54, right: 20, top: i * step + 28, height: height })),
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      xAxis: curves.map((c, i) => categoryAxis(Object.assign({ gridIndex: i, type: "value", min: 0, max: most * 1.05, axisLabel: { show: i === last, color: colour("soft"), showMaxLabel: false } },
        i === last ? { name: unit, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: colour("soft") } } : {}))),
      yAxis: curves.map((c, i) => shareAxis(i, floorOf(c.points, c.target))),
      tooltip: Object.assign(base().tooltip, { formatter: items => {
        const at = items[0].value[0];
        return [at.toFixed(1) + " " + unit].concat(curves.flatMap(c => c.points.filter(p => p[key] === at)
          .map(p => c.name + ": " + percent(p.value) + " (" + p.good + " of " + p.total + "), target " + percent(c.target)))).join("\n");
      } }),
      series: series
    };
  }

  const targetLine = target => ({ silent: true, symbol: "none", label: { show: false },
    lineStyle: { color: colour("ink"), type: "dashed", width: 1 }, data: [{ yAxis: target }] });
  /* The least ten per cent below all that is drawn; most charts have nothing to show below the half. */
  const floorOf = (points, target) => Math.max(0, Math.floor(Math.min(0.9, target === undefined ? 1 : target - 0.02, ...points.map(p => p.lower)) * 10 + 1e-9) / 10);
  const shareAxis = (i, least) => valueAxis({ gridIndex: i, min: least, max: 1, interval: (1 - least) / 2,
    axisLabel: { color: colour("soft"), formatter: v => Math.round(v * 1000) / 10 + " %" } });

  /* Marks of the knee: the line is the estimate, the area its interval; most stands for an end that was not found. */
  function kneeMarks(k, most) {
    if (!k.curves || !(k.lower > 0 || k.upper !== null)) return {};
    return {
      markArea: { silent: true, label: { show: false }, itemStyle: { color: colour("bad"), opacity: 0.12 },
        data: [[{ xAxis: k.lower }, { xAxis: k.upper === null ? most : k.upper }]] },
      markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colour("bad"), type: "solid" },
        data: k.estimate === null ? [] : [{ xAxis: k.estimate }] }
    };
  }

  /* Four small charts above one axis: what a customer got at each load. */
  function quality(all, rated, unit, targets, k) {
    const points = rated ? all.filter(p => p.load !== null) : all;
    if (!points.some(p => p.truly.value !== null || p.recall.value !== null || p.p95.value !== null)) return null;
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
    const both = key => data.load.arrivals.filter(p => p.load !== null).concat(data.load.open).map(p => p[key]).filter(p => p.value !== null && p.lower !== null);
    const y = (key, i) => key === "truly" || key === "recall" ? shareAxis(i, floorOf(both(key), targets[key])) : valueAxis(key === "p95"
      ? { gridIndex: i, min: 0, splitNumber: 3, axisLabel: { color: colour("soft"), formatter: v => v >= 1000 ? v / 1000 + " s" : v === 0 ? "0" : v + " ms" } }
      : { gridIndex: i, min: 0, splitNumber: 2, axisLabel: { color: colour("soft"), formatter: share } });
    const series = parts.flatMap(([key, name, tone], i) => {
      const at = (p, value) => [where.get(p), value];
      const has = points.filter(p => p[key].value !== null);
      const known = has.filter(p => p[key].lower !== null && p[key].upper !== null).map(p => Object.assign({ owner: p }, p[key]));
      const target = targets[key] === undefined ? {} : { markLine: targetLine(targets[key]) };
      return [
        ...band(name, known, (p, value) => at(p.owner, value), i, colour(tone)),
        Object.assign({ name: name, type: "line", xAxisIndex: i, yAxisIndex: i, symbol: "circle", symbolSize: 7, color: colour(tone), lineStyle: { width: 2 },
          data: has.map(p => at(p, p[key].value)) }, target),
        Object.assign({ name: name + " knee", type: "line", xAxisIndex: i, yAxisIndex: i, data: [], silent: true }, rated ? kneeMarks(k, most) : {})
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

  /* Charts are drawn when they come near the screen, and all of them for paper. */
  const near = new IntersectionObserver(seen => seen.filter(one => one.isIntersecting).forEach(one => {
    near.unobserve(one.target);
    draw(one.target);
  }), { rootMargin: "600px" });

  function drawLater() {
    const option = {
      "chart-knee": () => knee(data.knee, "rate", "conversations a second"),
      "chart-knee-open": () => knee(data.knee, "open", "conversations in progress"),
      "chart-load-arrivals": () => quality(data.load.arrivals, true, "arrivals a second", data.load.targets, data.knee),
      "chart-load-open": () => quality(data.load.open, false, "in progress", data.load.targets, data.knee),
      "chart-timeline": () => timeline(data.timeline),
      "chart-frustration": () => frustration(data.frustration),
      "chart-replies": () => replies(data.repliesToHandoff)
    };
    document.querySelectorAll(".chart").forEach(box => {
      box.classList.add("on");
      if (box.id.startsWith("chart-knee")) box.style.height = data.knee.curves.filter(c => c.points.length).length * KNEE_STEP + 26 + "px";
      charts.set(box, option[box.id]);
      near.observe(box);
    });
  }
  function drawAll() { charts.forEach((option, box) => draw(box)); }
  function redraw() { [...drawn.keys()].forEach(draw); }

  /* Contacts to read. They are JSON until someone looks: then each becomes elements, its texts by textContent alone. */
  function transcripts() {
    const controls = document.querySelector(".controls");
    if (!controls) return;
    const SHOWN = 25;
    const all = JSON.parse(document.getElementById("contacts").textContent);
    const find = document.getElementById("find"), found = document.getElementById("found");
    const list = document.getElementById("found-list"), more = document.getElementById("more");
    const boxes = ["ending", "human", "persona", "scenario", "class", "step"].map(name => [name, document.getElementById("by-" + name)]);
    const texts = new Map();
    let chosen = all, shown = 0;

    const element = (name, kind, text) => {
      const made = document.createElement(name);
      if (kind) made.className = kind;
      if (text) made.textContent = text;
      return made;
    };
    const line = ([kind, who, at, text, why, ...tags]) => {
      const item = element("li", kind), head = element("p", "who"), small = element("p", "tags");
      head.append(element("strong", "", who), " ", element("span", "note", at));
      item.append(head);
      if (text) {
        const said = element("p", "said", text);
        said.dir = "auto";
        item.append(said);
      }
      for (let i = 0; i < tags.length; i += 2) small.append(element("span", "tag " + tags[i], tags[i + 1]), " ");
      if (why) small.append(element("span", "note", "why: " + why));
      item.append(small);
      return item;
    };
    const turns = one => {
      const lines = element("ol");
      lines.append(...one.lines.map(line));
      return [element("p", "note", one.about), lines, element("p", "note", one.end)];
    };
    const contact = one => {
      const box = element("details", "conversation"), head = element("summary");
      head.append(element("span", "contact", one.id), " ", element("span", "", one.because));
      box.append(head);
      box.addEventListener("toggle", () => { if (box.open && box.childElementCount === 1) box.append(...turns(one)); });
      return box;
    };
    const show = () => {
      const next = chosen.slice(shown, shown + SHOWN).map(contact);
      list.append(...next);
      shown += next.length;
      more.hidden = shown >= chosen.length;
      more.textContent = "Show " + Math.min(SHOWN, chosen.length - shown) + " more of " + (chosen.length - shown);
      return next[0];
    };
    const text = one => {
      if (!texts.has(one)) texts.set(one, [one.id, one.because, one.about, one.end, ...one.lines.map(l => l.slice(1).join(" "))].join(" ").toLowerCase());
      return texts.get(one);
    };
    const fits = (one, name, wanted) => !wanted || (Array.isArray(one[name]) ? one[name].includes(wanted) : one[name] === wanted);
    const choose = () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      chosen = all.filter(one => boxes.every(([name, box]) => fits(one, name, box.value)) && words.every(word => text(one).includes(word)));
      list.textContent = "";
      shown = 0;
      show();
      found.textContent = chosen.length === all.length ? all.length + " contacts" : chosen.length + " of " + all.length + " contacts";
    };
    const clear = () => { find.value = ""; boxes.forEach(([, box]) => { box.value = ""; }); };
    const open = () => [...list.children].forEach(one => { one.open = true; });
    const goTo = target => {
      document.getElementById("transcripts").scrollIntoView({ behavior: "instant" });
      target.focus({ preventScroll: true });
    };

    find.addEventListener("input", choose);
    boxes.forEach(([, box]) => box.addEventListener("change", choose));
    document.getElementById("clear").addEventListener("click", () => { clear(); choose(); find.focus(); });
    document.getElementById("open-all").addEventListener("click", open);
    document.getElementById("close-all").addEventListener("click", () => [...list.children].forEach(one => { one.open = false; }));
    more.addEventListener("click", () => show().querySelector("summary").focus());
    document.querySelectorAll(".read").forEach(button => {
      button.hidden = false;
      button.addEventListener("click", () => {
        clear();
        document.getElementById("by-" + button.dataset.by).value = button.dataset.value;
        choose();
        goTo(document.getElementById("by-" + button.dataset.by));
      });
    });
    document.querySelectorAll("[data-contact]").forEach(link => link.addEventListener("click", event => {
      event.preventDefault();
      clear();
      find.value = link.dataset.contact;
      choose();
      open();
      goTo(list.querySelector("summary"));
    }));
    controls.hidden = found.hidden = false;
    document.getElementById("worst").classList.add("paper");
    choose();
  }

  /* On paper all is opened but what would fill pages with figures, and the worst contacts stand in the place of those that were chosen. */
  function printing() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open]):not(.screen)")].filter(one => !one.closest("#found-list"));
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
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; redraw(); } });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  transcripts();
  printing();
  drawLater();
})();
