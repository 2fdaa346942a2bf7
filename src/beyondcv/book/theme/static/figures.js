// Plotly figures. plotly.js weighs 4.7 MB: it is fetched once, from this site, when the first
// figure comes near the screen (or the page is printed).
"use strict";

(() => {
  const { plotly, failed } = document.currentScript.dataset;
  const lang = document.documentElement.lang;
  const plots = [...document.querySelectorAll(".bcv-plot")];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let library;

  const load = () => {
    library ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = plotly;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error(plotly));
      document.head.append(script);
    });
    return library;
  };

  // Plotly draws into SVG and knows no CSS variable: the page's colours are handed over.
  // Paper is white whatever the screen was.
  const INK_ON_PAPER = { ink: "#000000", line: "#c8c8c8" };
  let printing = false;
  const colours = () => {
    if (printing) return INK_ON_PAPER;
    const css = getComputedStyle(document.documentElement);
    return { ink: css.getPropertyValue("--bcv-ink").trim(), line: css.getPropertyValue("--bcv-line").trim() };
  };

  // Letters of the same width on every device: what fits on one telephone fits on all. Plotly's
  // own choice, Verdana, is a fifth wider than these where it is installed.
  const family = 'Roboto, "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
  const narrow = window.matchMedia("(max-width: 30rem)");

  const themed = (layout) => {
    const { ink, line } = colours();
    const most = narrow.matches ? 12 : 16;
    const fitted = (font) => ({ ...font, size: Math.min(font?.size || 14, most) });
    const out = {
      ...layout,
      autosize: true,
      separators: lang === "fr" ? ",\u202f" : ".,",
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { ...fitted(layout.font), family, color: ink },
      annotations: layout.annotations?.map((note) => ({ ...note, font: fitted(note.font) })),
    };
    delete out.width;
    for (const key of Object.keys(out)) {
      if (/^[xy]axis\d*$/.test(key)) {
        out[key] = { gridcolor: line, linecolor: line, zerolinecolor: line, ...out[key] };
      }
    }
    for (const key of ["xaxis", "yaxis"]) {
      out[key] ||= { gridcolor: line, linecolor: line, zerolinecolor: line };
    }
    return out;
  };

  const config = { responsive: true, displayModeBar: false, scrollZoom: false };
  const current = new Map();
  const figureOf = (plot) => {
    if (!current.has(plot)) current.set(plot, JSON.parse(plot.querySelector("script").textContent));
    return current.get(plot);
  };

  const redraw = (plot) => {
    if (plot.dataset.bcvDrawn !== "yes") return;
    const { data, layout } = figureOf(plot);
    window.Plotly.react(plot.querySelector(".bcv-plot-drawing"), data, themed(layout), config);
  };

  const draw = async (plot) => {
    if (plot.dataset.bcvDrawn) return;
    plot.dataset.bcvDrawn = "no";
    const wait = plot.querySelector(".bcv-plot-wait");
    try {
      const library_ = await load();
      const target = document.createElement("div");
      target.className = "bcv-plot-drawing";
      plot.append(target);
      const { data, layout } = figureOf(plot);
      await library_.newPlot(target, data, themed(layout), config);
      wait.remove();
      plot.dataset.bcvDrawn = "yes";
      // The figure may have been given other data while it was being drawn.
      if (figureOf(plot).data !== data) redraw(plot);
    } catch (error) {
      wait.textContent = failed;
      plot.dataset.bcvDrawn = "failed";
    }
  };

  dark.addEventListener("change", () => plots.forEach(redraw));

  // For explore.js: what a figure holds now, and other data in its place.
  window.bcvFigures = {
    get: figureOf,
    set: (plot, figure) => {
      current.set(plot, figure);
      redraw(plot);
    },
  };

  window.addEventListener("beforeprint", () => {
    printing = true;
    for (const plot of plots) {
      redraw(plot);
      draw(plot);
    }
  });
  window.addEventListener("afterprint", () => {
    printing = false;
    plots.forEach(redraw);
  });
  if (!("IntersectionObserver" in window)) {
    plots.forEach(draw);
    return;
  }
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        draw(entry.target);
      }
    }
  }, { rootMargin: "600px 0px" });
  plots.forEach((plot) => near.observe(plot));
})();
