// Figures with controls. A setting is looked up among the states that the book's builder made, or
// weights are added up; drawing, table and sentence then say the same. No rule of the course here.
"use strict";

(() => {
  const locale = document.documentElement.lang === "fr" ? "fr-FR" : "en-GB";
  // Screen readers are told once a slider has come to rest.
  const REST = 500;

  const written = (value, least, most = least) => new Intl.NumberFormat(locale, {
    minimumFractionDigits: least, maximumFractionDigits: most,
  }).format(value);

  const plain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  const patched = (trace, patch) => {
    if (!plain(trace) || !plain(patch)) return patch;
    const out = { ...trace };
    for (const [key, value] of Object.entries(patch)) out[key] = patched(trace[key], value);
    return out;
  };

  // -- Controls: each knows its place among its settings, its value, and its way back. --------

  const slide = (box, changed) => {
    const [range, exact] = box.querySelectorAll("input");
    const unit = box.dataset.bcvUnit ? `\u00a0${box.dataset.bcvUnit}` : "";
    // A range rounds to its step and keeps to its bounds by itself.
    const set = (text) => {
      range.value = text;
      range.setAttribute("aria-valuetext", written(Number(range.value), 0, 6) + unit);
    };
    const reset = () => {
      set(range.defaultValue);
      exact.value = range.value;
    };
    range.addEventListener("input", () => {
      set(range.value);
      exact.value = range.value;
      changed();
    });
    exact.addEventListener("input", () => {
      // "1" on the way to "12" is a setting, an empty box is not.
      if (exact.value === "" || !exact.validity.valid) return;
      set(exact.value);
      changed();
    });
    exact.addEventListener("change", () => {
      set(exact.value === "" ? range.value : exact.value);
      exact.value = range.value;
      changed();
    });
    const settings = (value) => Math.round((value - Number(range.min)) / Number(range.step));
    return {
      count: settings(Number(range.max)) + 1,
      place: () => settings(Number(range.value)),
      value: () => Number(range.value),
      reset,
    };
  };

  const choose = (box, changed) => {
    const inputs = [...box.querySelectorAll("input")];
    box.addEventListener("change", changed);
    return {
      count: inputs.length,
      place: () => inputs.findIndex((input) => input.checked),
      reset: () => { inputs[0].checked = true; },
    };
  };

  const draw = (box, changed) => {
    const which = box.querySelector("span");
    const count = Number(box.dataset.bcvDraws);
    let place = 0;
    const tell = () => {
      which.textContent = box.dataset.bcvWhich.replace("{n}", place + 1).replace("{total}", count);
    };
    box.querySelector("button").addEventListener("click", () => {
      place = (place + 1) % count;
      tell();
      changed();
    });
    return {
      count,
      place: () => place,
      reset: () => {
        place = 0;
        tell();
      },
    };
  };

  const kinds = { slide, choose, draw };

  // -- What a setting shows: traces, keys of the layout, rows, a sentence. --------------------

  const lookUp = ({ states }, controls, { data }) => {
    const at = controls.reduce((place, control) => place * control.count + control.place(), 0);
    const { data: patches, rows, say } = states[at];
    return { data: data.map((trace, i) => patched(trace, patches[i])), layout: {}, rows, say };
  };

  const addUp = ({ weighted }, controls, { data, layout }) => {
    const { names, values, normalise, say, none, unit, decimals } = weighted;
    const weights = controls.map((control) => control.value());
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const over = normalise ? total : 1;
    const results = names.map((name, row) => ({
      name,
      value: over ? weights.reduce((sum, weight, i) => sum + weight * values[row][i], 0) / over : 0,
    }));
    if (normalise) results.sort((one, other) => other.value - one.value);
    const cell = (value) => written(value, decimals) + (unit ? `\u00a0${unit}` : "");
    const fields = {
      first: results[0].name, first_value: cell(results[0].value),
      second: results[1].name, second_value: cell(results[1].value),
      total: written(total, 0, 6),
    };
    const bars = (some) => ({
      x: some.map(({ value }) => value),
      y: some.map(({ name }) => name),
      text: some.map(({ value }) => ` ${cell(value)}`),
    });
    return {
      data: data.map((trace, i) => ({ ...trace, ...bars(normalise ? results : [results[i]]) })),
      layout: normalise
        ? { yaxis: { ...layout.yaxis, categoryarray: results.map(({ name }) => name).reverse() } }
        : {},
      rows: results.map(({ name, value }) => [name, cell(value)]),
      say: over ? say.replace(/\{(\w+)\}/g, (_, field) => fields[field]) : none,
    };
  };

  const fill = (body, rows) => {
    body.replaceChildren(...rows.map((cells) => {
      const row = document.createElement("tr");
      cells.forEach((text, i) => {
        const cell = document.createElement(i ? "td" : "th");
        if (!i) cell.scope = "row";
        cell.textContent = text;
        row.append(cell);
      });
      return row;
    }));
  };

  // -- One figure. ----------------------------------------------------------------------------

  const enliven = (panel) => {
    const figure = panel.closest(".bcv-figure");
    const plot = figure.querySelector(".bcv-plot");
    const body = figure.querySelector(".bcv-figure-table tbody");
    const status = figure.querySelector(".bcv-say");
    const made = JSON.parse(figure.querySelector(".bcv-states").textContent);
    const drawn = window.bcvFigures.get(plot);
    const alt = plot.getAttribute("aria-label");
    const rows = [...body.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    const start = { ...drawn, rows, say: status.textContent };
    let now = start;
    let frame = 0;
    let timer = 0;

    const show = (seen) => {
      window.bcvFigures.set(plot, { data: seen.data, layout: { ...drawn.layout, ...seen.layout } });
      plot.setAttribute("aria-label", seen === start ? alt : seen.say);
      fill(body, seen.rows);
    };
    const say = () => {
      clearTimeout(timer);
      status.textContent = now.say;
    };
    const changed = () => {
      // A slider moves more often than a screen is painted.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        now = (made.weighted ? addUp : lookUp)(made, controls, drawn);
        show(now);
        clearTimeout(timer);
        timer = setTimeout(say, REST);
      });
    };
    const controls = [...panel.querySelectorAll("[data-bcv-control]")].map((box) =>
      kinds[box.dataset.bcvControl](box, changed));
    // A browser that comes back to a page may fill in what was set before.
    const reset = () => controls.forEach((control) => control.reset());
    reset();
    panel.querySelector(".bcv-reset")?.addEventListener("click", () => {
      reset();
      changed();
    });

    // On paper nothing can be set: it shows what the caption speaks of.
    window.addEventListener("beforeprint", () => {
      if (now === start) return;
      clearTimeout(timer);
      show(start);
      status.textContent = start.say;
    });
    window.addEventListener("afterprint", () => {
      if (now === start) return;
      show(now);
      say();
    });
    panel.hidden = false;
  };

  document.querySelectorAll(".bcv-controls").forEach(enliven);
})();
