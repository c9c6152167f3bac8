/**
 * An explanation as a tree to look at: layers in the order in which AWS asks them, their statements and grants, and of each
 * what made it apply or kept it from applying.
 */

import type { Determining, LayerName, LayerTrace, StatementTrace } from "../../engine/index.ts";
import type { Explained } from "../engine.protocol.ts";
import { layerTitles } from "./layer-titles.ts";
import { type Place, placeInRequest, placeOf, placeOfGrant } from "./places.ts";
import { requestText } from "./request-text.ts";
import { grantNode, statementNode, type StatementNode, type Tone } from "./statement-node.ts";
import { without } from "./without.ts";
import type { Files } from "./workspace.ts";

export interface LevelNode {
  /** Empty where the layer has one level. */
  readonly title: string;
  readonly statements: readonly StatementNode[];
}

export interface LayerNode {
  readonly id: string;
  readonly title: string;
  readonly tone: Tone;
  readonly verdict: string;
  /** Whether the decision rests on the layer or on a statement of it. */
  readonly decides: boolean;
  /** Whether it is on the way to the decision: it decides, or nothing does and it could have allowed. */
  readonly isOnPath: boolean;
  readonly levels: readonly LevelNode[];
}

/** `leftOut` is what the answer was asked without. */
export function treeOf(explained: Explained, files: Files, leftOut: readonly string[] = []): readonly LayerNode[] {
  const asked = requestText(without(files, leftOut));
  const placeIn = (trace: StatementTrace): Place | null => placeOf(files, trace) ?? placeInRequest(files, asked, trace);
  const layers = explained.layers.map((layer) => layerNode(layer, explained.determining, placeIn));
  return explained.grants.length === 0 ? layers : [...layers, grantsNode(explained, files)];
}

/** Every statement and grant of a tree. */
export function statementsOf(tree: readonly LayerNode[]): readonly StatementNode[] {
  return tree.flatMap(({ levels }) => levels.flatMap(({ statements }) => statements));
}

type PlaceIn = (trace: StatementTrace) => Place | null;

function layerNode({ layer, levels }: LayerTrace, determining: readonly Determining[], placeIn: PlaceIn): LayerNode {
  const nodes = levels.map((statements, level): LevelNode => {
    // Policies count over all levels, in Cedar's ids within theirs.
    const first = level === 0 ? 0 : (statements[0]?.policyIndex ?? 0);
    return {
      title: levels.length === 1 ? "" : `Level ${String(level + 1)} of ${String(levels.length)}`,
      statements: statements.map((statement) => {
        const policy = String((statement.policyIndex ?? 0) - first);
        const cedar = `${layer}/${String(level)}/${policy}/${String(statement.statement ?? 0)}`;
        return statementNode(statement, determining, placeIn(statement), cedar);
      }),
    };
  });
  // Every level must allow: what one lacks is the layer's verdict.
  const all = nodes.flatMap(({ statements }) => statements);
  const lacking = nodes.find(
    ({ statements }) => !statements.some(({ tone }) => tone === "allows" || tone === "delegates"),
  );
  const denies = all.some(({ tone }) => tone === "denies");
  const verdict = verdictOf(denies ? all : (lacking?.statements ?? all));
  const decides = determining.some((place) => place.layer === layer);
  const isOnPath = isPath(layer, verdict.tone, determining);
  return { id: layer, title: layerTitles[layer], ...verdict, decides, isOnPath, levels: nodes };
}

function isPath(layer: LayerName, tone: Tone, determining: readonly Determining[]): boolean {
  if (tone === "denies" || determining.some((place) => place.layer === layer)) return true;
  const couldAllow = layer === "key-policy" || layer === "identity-policy" || layer === "grants";
  return couldAllow && (determining.length === 0 || tone === "delegates");
}

function grantsNode({ grants, determining }: Explained, files: Files): LayerNode {
  const statements = grants.map((grant, index) =>
    grantNode(grant, determining, placeOfGrant(files, grant.grant), `grants/${String(index)}`),
  );
  const allows = statements.some(({ tone }) => tone === "allows");
  return {
    id: "grants",
    title: layerTitles.grants,
    tone: allows ? "allows" : "silent",
    verdict: allows ? "allows" : "none applies",
    decides: determining.some(({ layer }) => layer === "grants"),
    isOnPath: isPath("grants", allows ? "allows" : "silent", determining),
    levels: [{ title: "", statements }],
  };
}

function verdictOf(statements: readonly StatementNode[]): Pick<LayerNode, "tone" | "verdict"> {
  const has = (wanted: Tone): boolean => statements.some(({ tone }) => tone === wanted);
  if (has("denies")) return { tone: "denies", verdict: "denies" };
  if (has("allows")) return { tone: "allows", verdict: "allows" };
  if (has("delegates")) return { tone: "delegates", verdict: "allows if an identity policy does" };
  if (statements.length === 0) return { tone: "silent", verdict: "no statement" };
  const couldAllow = statements.some(({ effect }) => effect === "Allow");
  return { tone: "silent", verdict: couldAllow ? "nothing applies" : "no Deny applies" };
}
