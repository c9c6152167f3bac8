/** A layer of policies, or the grants: its verdict, and what it holds. */

import { Icon } from "../../parts/icon.tsx";
import type { LayerNode } from "../../state/tree.ts";
import { Statement } from "./statement.tsx";
import { toneIcons } from "./tone-icons.ts";

export function Layer({ layer }: { readonly layer: LayerNode }) {
  const { title, tone, verdict, decides, isOnPath, levels } = layer;
  const count = levels.reduce((sum, { statements }) => sum + statements.length, 0);
  return (
    <li>
      <details class="layer" data-tone={tone} data-decides={decides} open={isOnPath}>
        <summary>
          <Icon name="chevron" />
          <span class="layer-title">{title}</span>
          <span class="tone" data-tone={tone}>
            <Icon name={toneIcons[tone]} />
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
