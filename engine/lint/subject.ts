/**
 * What a rule about one policy looks at: the elements of the document with their places, and beside each what it means.
 * Nothing is left out: what the reader could not make sense of is there as an element without a meaning (null).
 */

import type { Action } from "../catalog/permissions.ts";
import type { FoundConditionKey } from "../catalog/condition-keys.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { OperatorName, Policy, PolicyKind, PrincipalEntry, Quantifier } from "../model/policy.ts";
import type { Element } from "../read/element.ts";
import type { TextElement } from "../read/expect.ts";
import type { LintSettings } from "./settings.ts";

/** A policy document, as an input hands it over. */
export interface PolicyDocument {
  readonly kind: PolicyKind;
  /** The policy's name, or that of the resource in a template; null where it has none. */
  readonly name: string | null;
  /** The document; its pointers lead into its source. */
  readonly document: Element;
  /** What is known of the key that a key policy belongs to; null where nothing is. */
  readonly key: KeyFacts | null;
  /** The account of the key or principal that has the policy; null where it is not known. */
  readonly account: string | null;
  /** Whether an edit at a pointer of the document can be made in the file: not in a text inside a text. */
  readonly editable: boolean;
  /** Whether it may be another, so that it matters only where it is wrong; absent: no. */
  readonly isExample?: boolean;
}

/** Null stands for what is not known. */
export interface KeyFacts {
  readonly arn: string | null;
  readonly region: string | null;
  readonly keySpec: string | null;
  readonly keyUsage: string | null;
  readonly origin: string | null;
  readonly keyManager: "AWS" | "CUSTOMER" | null;
  readonly multiRegion: boolean | null;
}

/** A key of which nothing is known but that it is there. */
export const unknownKey: KeyFacts = {
  arn: null,
  region: null,
  keySpec: null,
  keyUsage: null,
  origin: null,
  keyManager: null,
  multiRegion: null,
};

export interface PolicySubject extends PolicyDocument {
  /** The document as read; with holes where it has faults. */
  readonly policy: Policy;
  /** What AWS would refuse, as the reader tells it. Faults of symbolic values are not among them. */
  readonly faults: readonly Diagnostic[];
  readonly statements: readonly StatementSubject[];
  /** The statements that cover an action of KMS, or may: most statements of most identity policies do not. */
  readonly ofKms: readonly StatementSubject[];
  /** The statements that have conditions. */
  readonly conditioned: readonly StatementSubject[];
  /** The statements with a `${` in some action, resource or value of a condition. */
  readonly withVariables: readonly StatementSubject[];
  /** The conditions of all statements. */
  readonly conditions: readonly ConditionSubject[];
  readonly settings: LintSettings;
}

export interface StatementSubject {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly element: Element;
  readonly sid: string | null;
  /** Null for a word that is neither. */
  readonly effect: "Allow" | "Deny" | null;
  readonly principal: PrincipalSubject | null;
  readonly action: PatternsSubject | null;
  /** The patterns of Action or NotAction, but for those that plainly are of other services: most of all patterns are. */
  readonly ownActions: readonly TextElement[];
  readonly resource: PatternsSubject | null;
  readonly conditions: readonly ConditionSubject[];
  /** The actions of KMS that Action or NotAction covers, in the catalogue's order. A symbolic action covers none. */
  readonly covers: readonly Action[];
  /** Whether some action or resource pattern is symbolic, so that `covers` may be too small. */
  readonly isOpen: boolean;
}

export interface PrincipalSubject {
  readonly element: Element;
  readonly negated: boolean;
  readonly entries: readonly PrincipalEntrySubject[];
}

export interface PrincipalEntrySubject {
  readonly element: TextElement;
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`, or any other word that was written; `*` for `"Principal": "*"`. */
  readonly type: string;
  /** Whom it means; null for text that is no principal, or symbolic. */
  readonly entry: PrincipalEntry | null;
}

export interface PatternsSubject {
  readonly element: Element;
  readonly negated: boolean;
  readonly patterns: readonly TextElement[];
}

export interface ConditionSubject {
  /** The operator's member in Condition; its name is the operator as written. */
  readonly block: Element;
  /** The key's member in the operator's block; its name is the key as written. */
  readonly element: Element;
  /** Null for an operator that does not exist. */
  readonly operator: OperatorName | null;
  readonly quantifier: Quantifier | null;
  readonly ifExists: boolean;
  /** The condition key as written. */
  readonly key: string;
  /** Null for a key that neither KMS nor AWS as a whole has. */
  readonly found: FoundConditionKey | null;
  readonly values: readonly Element[];
  /** The values as text: booleans and numbers as JSON writes them. */
  readonly texts: readonly string[];
}
