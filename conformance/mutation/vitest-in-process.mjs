/** Leads the tests' import of Vitest to the stand-in that collects them. */

let standIn = "";

export function initialize(data) {
  standIn = data.standIn;
}

export function resolve(specifier, context, next) {
  return specifier === "vitest" ? { url: standIn, shortCircuit: true, format: "module" } : next(specifier, context);
}
