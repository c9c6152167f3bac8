/** A statement or grant: what it did, where it stands, and what made it apply or kept it from applying. */

import { Icon } from "../../parts/icon.tsx";
import { toggleLeftOut } from "../../session/edit.ts";
import { openFile, pointed } from "../../session/session.ts";
import { side } from "../../session/view.ts";
import type { StatementNode, Tone } from "../../state/statement-node.ts";
import { ClueLine } from "./clue-line.tsx";
import { toneIcons } from "./tone-icons.ts";

const said: Readonly<Record<Tone, string>> = {
  allows: "applies and allows",
  denies: "applies and denies",
  delegates: "applies: lets identity policies decide",
  silent: "does not apply",
};

export function Statement({ statement }: { readonly statement: StatementNode }) {
  const { part, place, tone, decides, effect, title, policy, clues } = statement;
  const point = (): void => {
    pointed.value = part;
  };
  const unpoint = (): void => {
    if (pointed.value === part) pointed.value = null;
  };
  return (
    <li
      class="statement"
      data-tone={tone}
      data-decides={decides}
      data-pointed={part !== null && pointed.value === part}
      onPointerEnter={point}
      onPointerLeave={unpoint}
      onFocusCapture={point}
      onBlurCapture={unpoint}
    >
      <div class="statement-head">
        <span class="mark">
          <Icon name={toneIcons[tone]} />
          <span class="hidden">{said[tone]}: </span>
        </span>
        <span class="effect" data-effect={effect}>
          {effect}
        </span>
        <button
          type="button"
          class="statement-title"
          disabled={place === null}
          title={place === null ? "" : `Open ${place.file}, line ${String(place.line)}`}
          onClick={() => {
            if (place === null) return;
            openFile.value = place.file;
            side.value = "documents";
            pointed.value = part;
          }}
        >
          {title}
        </button>
        {policy === "" ? null : <span class="policy">{policy}</span>}
        {decides ? <span class="decides">decides</span> : null}
        {part === null ? null : (
          <button
            type="button"
            class="without"
            title="Ask again without this"
            onClick={() => {
              toggleLeftOut(part);
            }}
          >
            without<span class="hidden"> {title}</span>
          </button>
        )}
      </div>
      {clues.length === 0 ? null : (
        <ul class="clues">
          {clues.map((clue) => (
            <ClueLine key={clue.element + clue.wanted.join()} clue={clue} />
          ))}
        </ul>
      )}
    </li>
  );
}
