import { expect, it } from "vitest";
import type { Diagnostic } from "../model/diagnostic.ts";
import { inOrder, openDocument } from "./document.ts";
import { readEnvironment } from "./environment.ts";

it("is opened from data alone, of which no part is dropped", () => {
  const outcome = {
    ok: false,
    diagnostics: [
      {
        code: "wrong-type",
        message: "expected a plain object, got an object of the class `Map`",
        pointer: "/keys",
        file: null,
        line: null,
        column: null,
      },
    ],
  };
  expect(openDocument({ keys: new Map() })).toEqual(outcome);
  expect(readEnvironment({ keys: new Map() })).toEqual(outcome);
});

it("is opened from a text without faults alone", () => {
  expect(readEnvironment({ file: "e.json", text: "" })).toEqual({
    ok: false,
    diagnostics: [
      {
        code: "syntax-error",
        message: "not JSON: a value is expected",
        pointer: "",
        file: "e.json",
        line: 1,
        column: 1,
      },
    ],
  });
});

it("has its diagnostics file by file as they came up, from the top down", () => {
  const at = (file: string | null, line: number | null, column: number | null): Diagnostic => ({
    code: "wrong-type",
    message: "",
    pointer: "",
    file,
    line,
    column,
  });
  const [late, first, early] = [at("b", 2, 1), at("a", 3, 1), at("b", 1, 9)];
  const [before, behind, nowhere] = [at("c", 1, 2), at("c", 1, 3), at(null, null, null)];
  expect(inOrder([late, behind, first, nowhere, early, before])).toEqual([early, late, before, behind, first, nowhere]);
  expect(inOrder([nowhere, before, early, late, first, behind])).toEqual([nowhere, before, behind, early, late, first]);
});
