/* Draws the trends of the page with uPlot, each in the figure of its id. */
(() => {
  'use strict';
  const root = document.documentElement;
  const trends = JSON.parse(document.getElementById('trend-data').textContent);
  const charts = new Map();
  const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });
  const percent = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 4 });
  const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
  const utc = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
  const day = utc({ day: 'numeric', month: 'short' });
  const time = utc({ hour: '2-digit', minute: '2-digit' });
  const colour = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();

  const columns = (points) => {
    const column = (of) => points.map((point) => of(point) ?? null);
    return [
      points.map((_, i) => i),
      column((p) => p.low),
      column((p) => p.high),
      column((p) => p.least),
      column((p) => p.most),
      column((p) => p.value),
      column((p) => (p.failed ? p.value : null)),
    ];
  };

  const range = (_, low, high) => {
    const room = (high - low || Math.abs(high) || 1) * 0.12;
    return [low - room, high + room];
  };

  const options = (trend, width, say) => {
    const times = trend.points.map((point) => new Date(point.at));
    const oneDay = new Set(times.map((t) => day.format(t))).size === 1;
    const axis = { stroke: colour('quiet'), font: '11px ' + getComputedStyle(document.body).fontFamily };
    const share = trend.points.every((p) => [p.value, p.least, p.most].every((v) => v == null || (v >= 0 && v <= 1)));
    const tick = trend.unit === 'PERCENT' ? percent : short;
    const hidden = { stroke: 'transparent', points: { show: false } };
    const dashed = { stroke: colour('quiet'), width: 1, dash: [4, 4], points: { show: false } };
    return {
      width,
      height: 150,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
      scales: { x: { time: false, range: (_, low, high) => [low - 0.3, high + 0.3] }, y: { range } },
      bands: [{ series: [2, 1], fill: colour('band') }],
      series: [
        {},
        hidden,
        hidden,
        dashed,
        dashed,
        { stroke: colour('landed'), width: 2, points: { show: true, size: 5, fill: colour('landed') } },
        { stroke: colour('bad'), paths: () => null, points: { show: true, size: 9, fill: colour('bad') } },
      ],
      axes: [
        {
          ...axis,
          grid: { show: false },
          ticks: { show: false },
          size: 24,
          space: 56,
          incrs: [1, 2, 5, 10, 20],
          values: (_, splits) => splits.map((i) => (times[i] ? (oneDay ? time : day).format(times[i]) : '')),
        },
        {
          ...axis,
          grid: { stroke: colour('line'), width: 1 },
          ticks: { show: false },
          size: 60,
          space: 30,
          values: (_, splits) => splits.map((v) => (share && (v > 1 || v < 0) ? '' : tick.format(v))),
        },
      ],
      hooks: { setCursor: [(u) => say(trend.points[u.cursor.idx])] },
    };
  };

  const sayer = (figure, unit) => {
    const number = unit === 'PERCENT' ? percent : exact;
    const readout = figure.querySelector('.readout');
    const now = [...readout.childNodes];
    return (point) => {
      if (!point) {
        readout.replaceChildren(...now);
        return;
      }
      const value = document.createElement('b');
      value.textContent = point.value == null ? 'no value' : number.format(point.value);
      const when = document.createElement('small');
      const at = new Date(point.at);
      when.textContent = ' ' + day.format(at) + ', ' + time.format(at) + (point.failed ? ', failed' : '');
      readout.replaceChildren(value, when);
    };
  };

  const draw = (trend, chart) => {
    charts.get(trend.id)?.destroy();
    const say = sayer(chart.parentElement, trend.unit);
    charts.set(trend.id, new uPlot(options(trend, chart.clientWidth, say), columns(trend.points), chart));
  };

  const redraw = () =>
    trends
      .filter((trend) => charts.has(trend.id))
      .forEach((trend) => draw(trend, document.querySelector('#' + trend.id + ' .chart')));

  for (const trend of trends) {
    const chart = document.querySelector('#' + trend.id + ' .chart');
    // Charts in closed groups have no width until they are opened.
    new ResizeObserver(() => {
      if (chart.clientWidth > 0 && charts.get(trend.id)?.width !== chart.clientWidth) {
        draw(trend, chart);
      }
    }).observe(chart);
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  // Paper is white, whatever the screen is.
  const paper = (printing) => () => {
    root.classList.toggle('printing', printing);
    redraw();
  };
  addEventListener('beforeprint', paper(true));
  addEventListener('afterprint', paper(false));
})();
