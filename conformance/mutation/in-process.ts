/** What the tests use of Vitest, over its own assertions: tests are collected, and run when they are asked for. */

import { chai, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

export { expectTypeOf } from "expect-type";

export interface CollectedTest {
  /** The file, and the titles from the outermost. */
  readonly id: string;
  readonly body: () => unknown;
}

export const collected: CollectedTest[] = [];

let file = "";
let titles: readonly string[] = [];

/** Collects the tests of a file. */
export async function inFile(name: string, load: () => Promise<unknown>): Promise<void> {
  file = name;
  await load();
}

function suite(title: string, body: () => void): void {
  const outer = titles;
  titles = [...outer, title];
  body();
  titles = outer;
}

function test(title: string, body: () => unknown): void {
  const name = `${file}#${[...titles, title].join(" ")}`;
  const twins = collected.filter(({ id }) => id === name || id.startsWith(`${name} #`)).length;
  collected.push({ id: twins === 0 ? name : `${name} #${String(twins)}`, body });
}

/** One for each row; rows that are no lists are single arguments. */
function each(one: (title: string, body: () => unknown) => void) {
  return (rows: readonly unknown[]) =>
    (title: string, body: (...row: never[]) => unknown): void => {
      for (const [index, row] of rows.entries()) {
        const list = (Array.isArray(row) ? row : [row]) as never[];
        one(`${title} ${String(index)}`, () => body(...list));
      }
    };
}

export const describe = Object.assign(suite, {
  each: each((title, body) => {
    suite(title, body);
  }),
});
export const it = Object.assign(test, { each: each(test) });

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** Vitest's matchers hang on the function itself. */
export const expect = chai.expect;
(globalThis as Record<symbol, unknown>)[GLOBAL_EXPECT] = expect;
