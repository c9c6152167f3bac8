/** The cells. Arrow keys move between them; Enter asks for a cell's explanation. */

import { Icon } from "../../parts/icon.tsx";
import type { MatrixAnswer } from "../../engine.protocol.ts";
import { catalog } from "../../session/catalog.ts";
import { workspace } from "../../session/session.ts";
import type { ActionGroup, ActionGroupName } from "../../state/action-groups.ts";
import { keysOf } from "../../state/names.ts";
import { accountOf, shortArn } from "../../state/short-arn.ts";
import { Cell } from "./cell.tsx";
import { moveCell } from "./move-cell.ts";

interface GridProps {
  readonly answer: MatrixAnswer;
  /** With nothing left out, to compare with. */
  readonly whole: MatrixAnswer | null;
  readonly keyArn: string;
  readonly hidden: ReadonlySet<ActionGroupName>;
  readonly filter: string;
}

export function Grid({ answer, whole, keyArn, hidden, filter }: GridProps) {
  const rows = answer.rows[keyArn] ?? {};
  const before = whole?.rows[keyArn];
  const { principals } = answer.plan;
  const matches = (text: string): boolean => text.toLowerCase().includes(filter);
  const columns = principals.flatMap((principal, index) => (filter === "" || matches(principal) ? [index] : []));
  const shown = columns.length > 0 ? columns : principals.map((_principal, index) => index);
  const keepsRow = (action: string): boolean => filter === "" || columns.length > 0 || matches(action);
  const groups = catalog.value.groups
    .filter(({ name }) => !hidden.has(name))
    .map((group) => ({ ...group, actions: group.actions.filter(({ action }) => keepsRow(action)) }))
    .filter(({ actions }) => actions.length > 0);
  const flips = countFlips(groups, shown, rows, before);
  const alias = keysOf(workspace.value.files).find(({ arn }) => arn === keyArn)?.alias ?? "";
  if (groups.length === 0) return <p class="empty">Nothing matches.</p>;
  let isFirst = true;
  return (
    <>
      {before === undefined ? null : (
        <p class="flips" role="status">
          {flips === 0 ? "No cell changes" : flips === 1 ? "1 cell changes" : `${String(flips)} cells change`} without
          what is left out.
        </p>
      )}
      <div class="grid-scroll">
        <table class="grid" role="grid" aria-label="Who may do what" onKeyDown={moveCell}>
          <thead>
            <tr>
              <td />
              {shown.map((index) => (
                <th key={principals[index]} scope="col" title={principals[index]}>
                  <span>
                    <b>
                      {(
                        shortArn(principals[index] ?? "")
                          .split("/")
                          .at(-1) ?? ""
                      ).replace(/\.amazonaws\.com$/u, "")}
                    </b>
                    <small>{accountOf(principals[index] ?? "") || "service"}</small>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ name, title, actions }) => (
            <tbody key={name}>
              <tr class="group-row">
                <th scope="rowgroup" colSpan={shown.length + 1}>
                  {title}
                </th>
              </tr>
              {actions.map((listed) => (
                <tr key={listed.action}>
                  <th scope="row">{listed.action.slice("kms:".length)}</th>
                  {shown.map((index) => {
                    const tabIndex = isFirst ? 0 : -1;
                    isFirst = false;
                    return (
                      <Cell
                        key={principals[index]}
                        cell={rows[listed.action]?.[index] ?? null}
                        was={before?.[listed.action]?.[index] ?? null}
                        principal={principals[index] ?? ""}
                        listed={listed}
                        resource={
                          listed.on === "none"
                            ? ""
                            : listed.on === "alias" && alias !== ""
                              ? aliasArn(keyArn, alias)
                              : keyArn
                        }
                        tabIndex={tabIndex}
                      />
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <p class="legend">
        <span data-cell="allow">
          <Icon name="allow" /> allowed
        </span>
        <span data-cell="forbid">
          <Icon name="deny" /> a Deny applies
        </span>
        <span data-cell="silent">
          <Icon name="silent" /> nothing allows
        </span>
        <span>{(answer.milliseconds / 1000).toFixed(1)} s</span>
      </p>
    </>
  );
}

function countFlips(
  groups: readonly ActionGroup[],
  columns: readonly number[],
  rows: MatrixAnswer["rows"][string],
  before: MatrixAnswer["rows"][string] | undefined,
): number {
  if (before === undefined) return 0;
  return groups
    .flatMap(({ actions }) => actions)
    .reduce(
      (sum, { action }) =>
        sum + columns.filter((index) => rows[action]?.[index]?.allowed !== before[action]?.[index]?.allowed).length,
      0,
    );
}

function aliasArn(keyArn: string, alias: string): string {
  return `${keyArn.slice(0, keyArn.indexOf(":key/"))}:${alias}`;
}
