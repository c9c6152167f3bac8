/** Why: every layer in the order in which AWS asks it, its statements and grants, and what each of them wants. */

import { Icon, type IconName } from "../../parts/icon.tsx";
import { Values } from "../../parts/values.tsx";
import { toggleLeftOut } from "../../session/edit.ts";
import { answered, openFile, pointed, tree, trouble } from "../../session/session.ts";
import { side } from "../../session/view.ts";
import type { Clue } from "../../state/clues.ts";
import type { LayerNode, StatementNode, Tone } from "../../state/tree.ts";
import { LeftOutList } from "./left-out-list.tsx";

const icons: Readonly<Record<Tone, IconName>> = {
  allows: "allow",
  denies: "deny",
  delegates: "delegate",
  silent: "silent",
};

export function Explanation() {
  if (answered.value === null) return null;
  return (
    <div class={trouble.value === null ? "explanation" : "explanation stale"}>
      <LeftOutList />
      {tree.value.length === 0 ? <p class="empty">No policy and no grant was looked at.</p> : null}
      <ol class="layers">
        {tree.value.map((layer) => (
          <Layer key={layer.id} layer={layer} />
        ))}
      </ol>
    </div>
  );
}

function Layer({ layer }: { readonly layer: LayerNode }) {
  const { title, tone, verdict, decides, isOnPath, levels } = layer;
  const count = levels.reduce((sum, { statements }) => sum + statements.length, 0);
  return (
    <li>
      <details class="layer" data-tone={tone} data-decides={decides} open={isOnPath}>
        <summary>
          <Icon name="chevron" />
          <span class="layer-title">{title}</span>
          <span class="tone" data-tone={tone}>
            <Icon name={icons[tone]} />
            {verdict}
          </span>
          {decides ? <span class="decides">decides</span> : null}
          <span class="count">{counted(count, layer.id === "grants" ? "grant" : "statement")}</span>
        </summary>
        {levels.map((level) => (
          <div key={level.title} class="level">
            {level.title === "" ? null : <h2>{level.title}</h2>}
            <ul>
              {level.statements.map((statement) => (
                <Statement key={statement.cedar} statement={statement} />
              ))}
            </ul>
          </div>
        ))}
      </details>
    </li>
  );
}

function counted(count: number, name: string): string {
  return `${String(count)} ${name}${count === 1 ? "" : "s"}`;
}

const said: Readonly<Record<Tone, string>> = {
  allows: "applies and allows",
  denies: "applies and denies",
  delegates: "applies: lets identity policies decide",
  silent: "does not apply",
};

function Statement({ statement }: { readonly statement: StatementNode }) {
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
          <Icon name={icons[tone]} />
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

function ClueLine({ clue: { held, element, wish, wanted, resolved, actual } }: { readonly clue: Clue }) {
  return (
    <li data-held={held}>
      <span class="hidden">{held ? "held: " : "failed: "}</span>
      <span class="element">{element}</span>
      <span class="wants">
        {held ? "matched" : "wants"} {wish} <Values values={wanted} resolved={resolved} />
      </span>
      <span class="has">
        {actual === null ? (
          "the request has none"
        ) : (
          <>
            request: <Values values={actual} />
          </>
        )}
      </span>
    </li>
  );
}
