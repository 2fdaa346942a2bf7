// One layout of the runtime for every browser; imported before anything of Pyodide.
//
// A memory snapshot holds places in the runtime's table of functions, and Pyodide
// fills that table by what it finds: functions that wait for promises, where there
// are any, and a shortcut for calls, everywhere but on an iPhone. A snapshot taken
// under Node would then not fit Safari. So neither is found anywhere: not when the
// snapshot is taken, not when it is restored. The course needs none of them.
delete WebAssembly.Suspending;
delete WebAssembly.Suspender;
Object.defineProperty(navigator, 'userAgent', {value: `${navigator.userAgent} (as on an iPhone)`});
