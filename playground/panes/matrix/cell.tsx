/** A cell: what it says, and the way to why. */

import { Icon } from "../../parts/icon.tsx";
import type { MatrixCell } from "../../engine.protocol.ts";
import { askAbout } from "../../session/ask-about.ts";
import type { ListedAction } from "../../state/action-groups.ts";
import { shortArn } from "../../state/short-arn.ts";

interface CellProps {
  readonly cell: MatrixCell | null;
  readonly was: MatrixCell | null;
  readonly principal: string;
  readonly listed: ListedAction;
  readonly resource: string;
  readonly tabIndex: number;
}

export function Cell({ cell, was, principal, listed, resource, tabIndex }: CellProps) {
  if (cell === null) return <td role="gridcell" class="unasked" title="cannot be asked" />;
  const kind = cell.allowed ? "allow" : cell.reason === "explicit-deny" ? "forbid" : "silent";
  const flipped = was !== null && was.allowed !== cell.allowed;
  const said = `${listed.action}, ${shortArn(principal)}: ${cell.allowed ? "Allow" : "Deny"}, ${cell.reason}${flipped ? `; with everything ${was.allowed ? "Allow" : "Deny"}` : ""}`;
  return (
    <td role="gridcell">
      <button
        type="button"
        data-cell={kind}
        data-flipped={flipped}
        tabIndex={tabIndex}
        title={said}
        aria-label={said}
        onClick={() => {
          askAbout({ principal, action: listed.action, resource });
        }}
      >
        <Icon name={kind === "allow" ? "allow" : kind === "forbid" ? "deny" : "silent"} />
      </button>
    </td>
  );
}
