"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const colour = name => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const percent = share => share === null ? "no events" : (share * 100).toFixed(1) + " %";
  const tones = { MET: "good", BREACHED: "bad" };
  const place = new Map(data.runs.map((run, i) => [run.id, i]));
  let drawn = [];

  /* The interval of each run, an upright bar. */
  function interval(points) {
    return { type: "line", z: 1, silent: true, symbol: "none", data: [], markLine: { silent: true, symbol: "none", label: { show: false },
      lineStyle: { color: colour("area"), type: "solid", width: 3 },
      data: points.filter(p => p.lower !== null).map(p => [{ coord: [place.get(p.run), p.lower] }, { coord: [place.get(p.run), p.upper] }]) } };
  }
  function changes() {
    return { silent: true, symbol: "none", label: { formatter: mark => mark.name, color: colour("soft"), fontSize: 11 },
      lineStyle: { color: colour("soft"), type: "solid" },
      data: data.runs.flatMap((run, i) => run.changes ? [{ name: "new " + run.changes, xAxis: i }] : []) };
  }
  function trend(t) {
    const found = t.points.filter(p => p.estimate !== null);
    if (!found.length) return null;
    const values = t.points.flatMap(p => [p.lower, p.upper, p.target, p.estimate]).filter(v => v !== null);
    const room = Math.max(0.01, 0.08 * (Math.max(...values) - Math.min(...values)));
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("ink") },
      grid: { left: 60, right: 24, top: 28, bottom: 34 },
      tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour("card"), borderColor: colour("line"),
        textStyle: { color: colour("ink"), fontSize: 12 }, formatter: items => {
          const run = data.runs[(items[0].data.value || items[0].data)[0]], p = t.points.find(one => one.run === run.id);
          return [run.id, run.began + ", " + run.decision, ...(run.changes ? ["New: " + run.changes] : []), p.state + ": " + percent(p.estimate),
            percent(p.lower) + " to " + percent(p.upper), "Target: " + percent(p.target)].join("\n");
        } },
      xAxis: { type: "category", data: data.runs.map(run => run.began.slice(0, 10)), axisTick: { show: false },
        axisLabel: { color: colour("soft") }, axisLine: { lineStyle: { color: colour("line") } } },
      yAxis: { type: "value", min: Math.max(0, Math.min(...values) - room), max: Math.min(1, Math.max(...values) + room),
        axisLabel: { color: colour("soft"), showMinLabel: false, showMaxLabel: false, formatter: v => (v * 100).toFixed(room < 0.02 ? 1 : 0) + " %" },
        splitLine: { lineStyle: { color: colour("rule") } } },
      series: [interval(t.points),
        { type: "line", z: 2, symbol: "circle", symbolSize: 9, lineStyle: { width: 1, color: colour("area") }, markLine: changes(),
          data: found.map(p => ({ value: [place.get(p.run), p.estimate], itemStyle: { color: colour(tones[p.state] || "unsure") } })) },
        { type: "line", z: 0, silent: true, symbol: "none", step: "middle", lineStyle: { width: 1.5, type: "dashed", color: colour("ink") },
          data: t.points.map(p => [place.get(p.run), p.target]) }]
    };
  }
  function draw() {
    drawn.forEach(chart => chart.dispose());
    drawn = [];
    data.trends.forEach((t, i) => {
      const box = document.getElementById("trend-" + i), option = trend(t);
      if (!option) { box.textContent = "No data to draw."; box.classList.add("faint"); return; }
      box.classList.add("on");
      const chart = echarts.init(box, null, { renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio || 1) });
      chart.setOption(option);
      drawn.push(chart);
    });
  }
  draw();
  window.addEventListener("resize", () => drawn.forEach(chart => chart.resize()));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
