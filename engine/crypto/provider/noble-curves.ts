/** The curves of noble, by the name that the key specs use. */

import { p256, p384, p521 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";

export const nobleCurves = { p256, p384, p521, secp256k1 } as const;
