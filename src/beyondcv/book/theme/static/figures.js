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
  const colours = () => {
    const css = getComputedStyle(document.documentElement);
    return { ink: css.getPropertyValue("--bcv-ink").trim(), line: css.getPropertyValue("--bcv-line").trim() };
  };

  const themed = (layout) => {
    const { ink, line } = colours();
    const size = Math.min(layout.font?.size || 14, window.innerWidth < 480 ? 12 : 16);
    const out = {
      ...layout,
      autosize: true,
      separators: lang === "fr" ? ",\u202f" : ".,",
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: "inherit", ...layout.font, size, color: ink },
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

  const draw = async (plot) => {
    if (plot.dataset.bcvDrawn) return;
    plot.dataset.bcvDrawn = "no";
    const figure = JSON.parse(plot.querySelector("script").textContent);
    const wait = plot.querySelector(".bcv-plot-wait");
    try {
      const library_ = await load();
      const target = document.createElement("div");
      target.className = "bcv-plot-drawing";
      plot.append(target);
      const config = { responsive: true, displayModeBar: false, scrollZoom: false };
      await library_.newPlot(target, figure.data, themed(figure.layout), config);
      dark.addEventListener("change", () => library_.react(target, figure.data, themed(figure.layout), config));
      wait.remove();
      plot.dataset.bcvDrawn = "yes";
    } catch (error) {
      wait.textContent = failed;
      plot.dataset.bcvDrawn = "failed";
    }
  };

  window.addEventListener("beforeprint", () => plots.forEach(draw));
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
