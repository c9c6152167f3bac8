/** The page of a rule, taken apart: its headings and its examples. */

export interface PageExample {
  /** The words behind the language of the block: a kind of policy or `environment`, then settings as `name=value`. */
  readonly kind: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly text: string;
}

export function headingsOf(page: string): readonly string[] {
  return [...page.matchAll(/^## (.+)$/gmu)].map(([, heading = ""]) => heading);
}

/** What stands under a heading; empty where nothing does. */
export function sectionOf(page: string, heading: string): string {
  const part = page.split(/^## /mu).find((one) => one.startsWith(`${heading}\n`)) ?? "";
  return part.slice(heading.length).trim();
}

/** The code blocks of a section. */
export function examplesOf(page: string, section: string): readonly PageExample[] {
  const body = `${sectionOf(page, section)}\n`;
  return [...body.matchAll(/^```json ([a-z-]+)(.*)\n([^]*?)^```$/gmu)].map(([, kind = "", rest = "", text = ""]) => ({
    kind,
    settings: Object.fromEntries([...rest.matchAll(/(\w+)=(\S+)/gu)].map(([, name = "", value = ""]) => [name, value])),
    text,
  }));
}
