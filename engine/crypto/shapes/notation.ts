/** How bytes and times are written: as values of the SDK's shapes, or in JSON. */

import { fromBase64 } from "./base64.ts";
import { conversion, WrongType } from "./wrong-type.ts";

/** Each reads one value. @throws WrongType */
export interface Notation {
  readonly blob: (value: unknown) => Uint8Array;
  readonly timestamp: (value: unknown) => Date;
}

/** The SDK's shapes: `Uint8Array` and `Date`; both are copied. */
export const sdkNotation: Notation = {
  blob: (value) => {
    if (!(value instanceof Uint8Array)) throw new WrongType(conversion(value, "a Blob"));
    return new Uint8Array(value);
  },
  timestamp: (value) => {
    if (!(value instanceof Date)) throw new WrongType(conversion(value, "milliseconds since epoch"));
    return validDate(value.getTime());
  },
};

/** AWS JSON 1.1: base64, and seconds since 1970. */
export const jsonNotation: Notation = {
  blob: (value) => {
    if (typeof value !== "string") throw new WrongType(conversion(value, "a Blob"));
    const bytes = fromBase64(value);
    if (bytes === null) throw new WrongType("The value of a Blob is not base64");
    return bytes;
  },
  timestamp: (value) => {
    if (typeof value !== "number") throw new WrongType(conversion(value, "milliseconds since epoch"));
    return validDate(Math.round(value * 1000));
  },
};

function validDate(time: number): Date {
  const date = new Date(time);
  if (Number.isNaN(date.getTime()))
    throw new WrongType("NUMBER_VALUE can not be converted to milliseconds since epoch");
  return date;
}
