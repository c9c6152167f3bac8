/** A file, as far as others of its folder may belong to it. */

import type { Element } from "../../read/element.ts";
import type { PolicyDocument } from "../subject.ts";
import type { Share } from "./input.ts";

export interface SharingFile {
  readonly file: string | null;
  /** Null: it has no place, and belongs to no other. */
  readonly folder: string | null;
  /** Null where it could not be read. */
  readonly document: Element | null;
  /** Null where it could not be read; absent where it stands for itself. */
  readonly share?: Share | null;
  readonly policies: readonly PolicyDocument[];
  /** The paths in it that may lead to other files. */
  readonly leadsTo: readonly string[];
}
