/** An element of a statement: what it wants, and what the request has. */

import { Values } from "../../parts/values.tsx";
import type { Clue } from "../../state/clues.ts";

export function ClueLine({ clue: { held, element, wish, wanted, resolved, actual } }: { readonly clue: Clue }) {
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
