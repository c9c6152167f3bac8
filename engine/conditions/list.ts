/** The condition operators, by name. Null is no comparison: it asks for presence (see condition.ts). */

import type { OperatorName } from "../model/policy.ts";
import { arnLike } from "./arn-like.ts";
import { binaryEquals } from "./binary-equals.ts";
import { bool } from "./bool.ts";
import { dateEquals, dateGreaterThan, dateGreaterThanEquals, dateLessThan, dateLessThanEquals } from "./date.ts";
import { ipAddress } from "./ip-address.ts";
import {
  numericEquals,
  numericGreaterThan,
  numericGreaterThanEquals,
  numericLessThan,
  numericLessThanEquals,
} from "./numeric.ts";
import { type Operator, operator } from "./operator.ts";
import { stringEqualsIgnoreCase } from "./string-equals-ignore-case.ts";
import { stringEquals } from "./string-equals.ts";
import { stringLike } from "./string-like.ts";

export const operators: Readonly<Record<Exclude<OperatorName, "Null">, Operator>> = {
  StringEquals: operator(stringEquals),
  StringNotEquals: operator(stringEquals, true),
  StringEqualsIgnoreCase: operator(stringEqualsIgnoreCase),
  StringNotEqualsIgnoreCase: operator(stringEqualsIgnoreCase, true),
  StringLike: operator(stringLike),
  StringNotLike: operator(stringLike, true),
  NumericEquals: operator(numericEquals),
  NumericNotEquals: operator(numericEquals, true),
  NumericLessThan: operator(numericLessThan),
  NumericLessThanEquals: operator(numericLessThanEquals),
  NumericGreaterThan: operator(numericGreaterThan),
  NumericGreaterThanEquals: operator(numericGreaterThanEquals),
  DateEquals: operator(dateEquals),
  DateNotEquals: operator(dateEquals, true),
  DateLessThan: operator(dateLessThan),
  DateLessThanEquals: operator(dateLessThanEquals),
  DateGreaterThan: operator(dateGreaterThan),
  DateGreaterThanEquals: operator(dateGreaterThanEquals),
  Bool: operator(bool),
  BinaryEquals: operator(binaryEquals),
  IpAddress: operator(ipAddress),
  NotIpAddress: operator(ipAddress, true),
  ArnEquals: operator(arnLike),
  ArnLike: operator(arnLike),
  ArnNotEquals: operator(arnLike, true),
  ArnNotLike: operator(arnLike, true),
};
