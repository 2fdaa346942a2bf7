// Before anything is drawn: what scripts will hide, and the colours that the form asks for by name.
"use strict";

document.documentElement.classList.add("bcv-js");
document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
