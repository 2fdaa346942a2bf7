// Questions that answer back. Two tries; then every answer's explanation is shown.
// The explanations stand in the page (in <details>, for readers without scripts)
// and are moved to their answers here. Nothing is kept or sent.
"use strict";

for (const quiz of document.querySelectorAll(".bcv-quiz")) {
  for (const form of quiz.querySelectorAll(".bcv-question")) {
    const say = quiz.dataset;
    const verdict = form.querySelector(".bcv-verdict");
    const check = form.querySelector(".bcv-check");
    const again = form.querySelector(".bcv-again");
    const answers = form.querySelector(".bcv-answers");
    const options = [...form.querySelectorAll(".bcv-option")].map((box, place) => {
      const answer = answers.querySelectorAll("li")[place];
      const input = box.querySelector("input");
      const why = document.createElement("p");
      why.className = "bcv-why";
      why.id = `${input.id}-why`;
      why.hidden = true;
      why.append(answer.querySelector("strong"), " ", ...answer.querySelector(".bcv-why").childNodes);
      box.append(why);
      return { box, input, why, correct: answer.dataset.bcvCorrect === "yes" };
    });
    let tries = 0;

    const explain = ({ box, input, why, correct }) => {
      why.hidden = false;
      box.classList.add(correct ? "bcv-right" : "bcv-wrong");
      input.setAttribute("aria-describedby", why.id);
    };
    const finish = () => {
      options.forEach(explain);
      check.hidden = true;
      again.hidden = false;
      for (const { input } of options) input.disabled = true;
      // The button that had the focus is gone: the keyboard goes on from here.
      again.focus();
    };

    answers.remove();
    check.hidden = false;

    // Not "submit": a frame that forbids forms (a learning platform's) sends none. The Enter key
    // presses this button too.
    check.addEventListener("click", (event) => {
      event.preventDefault();
      const chosen = options.find(({ input }) => input.checked);
      if (!chosen) {
        verdict.textContent = say.bcvChoose;
        options[0].input.focus();
        return;
      }
      tries += 1;
      if (chosen.correct || tries === 2) {
        verdict.textContent = chosen.correct ? say.bcvRight : say.bcvWrong;
        finish();
      } else {
        verdict.textContent = say.bcvSecond;
        explain(chosen);
      }
      form.dataset.bcvState = chosen.correct ? "right" : "wrong";
    });

    form.addEventListener("reset", () => {
      tries = 0;
      verdict.textContent = "";
      delete form.dataset.bcvState;
      check.hidden = false;
      again.hidden = true;
      for (const { box, input, why } of options) {
        why.hidden = true;
        input.disabled = false;
        input.removeAttribute("aria-describedby");
        box.classList.remove("bcv-right", "bcv-wrong");
      }
      options[0].input.focus();
    });
  }
}
