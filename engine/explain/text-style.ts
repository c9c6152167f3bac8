/**
 * How texts for a terminal are set: colours by meaning, backticks that become colour, lines wrapped between words. An ARN
 * is one word and is never broken. Control characters of a document never reach the terminal.
 */

export type Tone = "good" | "bad" | "strong" | "quiet" | "name";

export interface TextStyle {
  /** Where to wrap; Infinity for a reader that is no terminal. */
  readonly columns: number;
  /** Adds colour, or nothing. */
  readonly paint: (tone: Tone, text: string) => string;
  /** Whether colour sets names apart, so that backticks need not. */
  readonly colour: boolean;
}

export const plainStyle: TextStyle = { columns: Infinity, paint: (_tone, text) => text, colour: false };

export interface Word {
  readonly text: string;
  readonly width: number;
}

/** A word in one tone. */
export function word(text: string, style: TextStyle, tone?: Tone): Word {
  const shown = printable(text);
  return { text: tone === undefined ? shown : style.paint(tone, shown), width: shown.length };
}

/** A sentence as words: what stands in backticks stays in one piece. */
export function words(text: string, style: TextStyle, tone?: Tone): readonly Word[] {
  return (printable(text).match(/(?:`[^`]*`|[^\s`])+|`/gu) ?? []).map((piece) => {
    if (!style.colour) return { text: tone === undefined ? piece : style.paint(tone, piece), width: piece.length };
    const parts = piece.split("`");
    const painted = parts.map((part, index) => {
      const partTone = index % 2 === 1 ? "name" : tone;
      return part === "" || partTone === undefined ? part : style.paint(partTone, part);
    });
    return { text: painted.join(""), width: parts.join("").length };
  });
}

/** Words in lines: the first line behind `first`, the others behind spaces, as many as it is wide. */
export function paragraph(
  content: readonly Word[],
  style: TextStyle,
  first: Word = { text: "", width: 0 },
  hanging: number = first.width,
): string {
  const lines: string[] = [];
  let line = first.text;
  let width = first.width;
  let empty = true;
  for (const { text, width: length } of content) {
    if (!empty && width + 1 + length > style.columns) {
      lines.push(line);
      line = " ".repeat(hanging);
      width = hanging;
      empty = true;
    }
    line += empty ? text : ` ${text}`;
    width += empty ? length : length + 1;
    empty = false;
  }
  lines.push(line);
  return lines.join("\n");
}

/** Text in backticks, as `words` takes it; a text that holds one itself stays as it is. */
export function code(text: string): string {
  return text.includes("`") ? text : `\`${text}\``;
}

/** Control characters as they are written in JSON. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}

/** The first few, and how many more there are. */
export function shorten<T>(items: readonly T[], most = 5): { readonly shown: readonly T[]; readonly more: number } {
  return items.length <= most + 1
    ? { shown: items, more: 0 }
    : { shown: items.slice(0, most), more: items.length - most };
}
