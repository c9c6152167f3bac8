/**
 * GetParametersForImport, ImportKeyMaterial and DeleteImportedKeyMaterial. Material that was imported once can be imported again,
 * no other; a symmetric key takes new material for its next rotation. Source: KMS Developer Guide, importing key material.
 */

import { aeskwp } from "@noble/ciphers/aes.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Input, Operation } from "../call.ts";
import { days } from "../days.ts";
import { invalidCiphertext, invalidOrigin, refuse, type Refusal } from "../errors.ts";
import { blob, date, text } from "../input.ts";
import { familyOf } from "../materials.ts";
import type { HashName } from "../provider/port.ts";
import type { Provider } from "../provider/provider.ts";
import { findMaterial, importedMaterial, type Material } from "../store/material.ts";
import type { KeyRecord } from "../store/key-record.ts";
import type { Store } from "../store/store.ts";
import { subject } from "./subject.ts";

export const getParametersForImport: Operation = (call) => {
  const { input, provider, now } = call;
  const key = subject(call);
  const unfit = originRefusal(key);
  if (unfit !== null) return unfit;
  const algorithm = text(input, "WrappingAlgorithm") ?? "";
  const bits = Number(/^RSA_(\d{4})$/u.exec(text(input, "WrappingKeySpec") ?? "")?.[1] ?? 0);
  if (wrappings[algorithm] === undefined || bits === 0) {
    return refuse("UnsupportedOperationException", `${algorithm} with this wrapping key is not supported`);
  }
  return async () => {
    const privateKey = await provider.port.rsa.generate(bits);
    const token = provider.entropy(256);
    const until = days(now, 1);
    key.importing.push({ token: bytesToHex(token), privateKey, algorithm, until });
    key.importing.splice(0, key.importing.length - mostTokens);
    const publicKey = await provider.port.rsa.publicKey(privateKey);
    return { output: { KeyId: key.arn, ImportToken: token, PublicKey: publicKey, ParametersValidTo: until } };
  };
};

export const importKeyMaterial: Operation = async (call) => {
  const { input, now, store, provider } = call;
  const key = subject(call);
  const unfit = originRefusal(key);
  if (unfit !== null) return unfit;
  const validTo = expiry(input, now);
  if (validTo !== null && "error" in validTo) return validTo;
  const opened = await unwrap(key, input, now, provider);
  if ("error" in opened) return opened;
  const material = accepted(key, opened, input);
  if ("error" in material) return material;
  const { all } = key.material;
  return () => {
    if (!all.includes(material) && key.material.pending !== material) {
      if (key.material.current === null) {
        all.push(material);
        key.material.current = material;
      } else key.material.pending = material;
    }
    material.bytes = () => opened;
    const description = text(input, "KeyMaterialDescription");
    if (description !== null) material.description = description;
    material.validTo = validTo?.until ?? null;
    if (key.state === "PendingImport" && all.every(({ bytes }) => bytes !== null)) key.state = "Enabled";
    store.save(key);
    if (validTo !== null) expire(key, material, validTo.until, store);
    return { output: { KeyId: key.arn, KeyMaterialId: material.id }, materialId: material.id };
  };
};

export const deleteImportedKeyMaterial: Operation = (call) => {
  const key = subject(call);
  const unfit = originRefusal(key);
  if (unfit !== null) return unfit;
  const id = text(call.input, "KeyMaterialId");
  const material = id === null ? key.material.current : findMaterial(key.material, id);
  if (id !== null && material === null) return refuse("NotFoundException", `Key material ${id} does not exist`);
  return () => {
    if (material !== null) remove(key, material, call.store);
    return { output: { KeyId: key.arn, ...(material === null ? {} : { KeyMaterialId: material.id }) } };
  };
};

const mostTokens = 10;

interface Wrapping {
  readonly hash: HashName;
  /** The material is wrapped with an AES key (RFC 5649), and that by RSA. */
  readonly byAes: boolean;
}

const wrappings: Readonly<Record<string, Wrapping | undefined>> = {
  RSAES_OAEP_SHA_1: { hash: "sha1", byAes: false },
  RSAES_OAEP_SHA_256: { hash: "sha256", byAes: false },
  RSA_AES_KEY_WRAP_SHA_1: { hash: "sha1", byAes: true },
  RSA_AES_KEY_WRAP_SHA_256: { hash: "sha256", byAes: true },
};

function originRefusal({ arn, origin }: KeyRecord): Refusal | null {
  return origin === "EXTERNAL" ? null : { error: invalidOrigin(arn, origin) };
}

/** Until when the material is to be there; null for ever. */
function expiry(input: Input, now: Date): { readonly until: Date } | Refusal | null {
  const until = date(input, "ValidTo");
  if ((text(input, "ExpirationModel") ?? "KEY_MATERIAL_EXPIRES") === "KEY_MATERIAL_EXPIRES") {
    if (until === null) {
      const message = "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES";
      return refuse("ValidationException", message);
    }
    if (until <= now || until > days(now, 365))
      return refuse("ValidationException", "ValidTo must lie within the next 365 days");
    return { until };
  }
  return until === null
    ? null
    : refuse("ValidationException", "ValidTo needs the ExpirationModel KEY_MATERIAL_EXPIRES");
}

/** The material in clear. */
async function unwrap(key: KeyRecord, input: Input, now: Date, { port }: Provider): Promise<Uint8Array | Refusal> {
  const token = bytesToHex(blob(input, "ImportToken"));
  const parameters = key.importing.find((known) => known.token === token);
  const wrapping = wrappings[parameters?.algorithm ?? ""];
  if (parameters === undefined || wrapping === undefined) return refuse("InvalidImportTokenException");
  if (parameters.until <= now) return refuse("ExpiredImportTokenException");
  const wrapped = blob(input, "EncryptedKeyMaterial");
  const length = wrapping.byAes ? port.rsa.bits(await port.rsa.publicKey(parameters.privateKey)) / 8 : wrapped.length;
  const first = await port.rsa.decrypt(wrapping.hash, parameters.privateKey, wrapped.slice(0, length));
  if (first === null) return invalidCiphertext;
  const opened = wrapping.byAes ? unwrapAes(first, wrapped.slice(length)) : first;
  if (opened === null) return invalidCiphertext;
  const family = familyOf(key);
  if ("error" in family) return family;
  return (await family.importKey(opened, port)) ?? refuse("IncorrectKeyMaterialException");
}

/** noble throws for what was not wrapped so. */
function unwrapAes(wrappingKey: Uint8Array, wrapped: Uint8Array): Uint8Array | null {
  try {
    return aeskwp(wrappingKey).decrypt(wrapped);
  } catch {
    return null;
  }
}

/** The material that the bytes are, known or new. */
function accepted(key: KeyRecord, bytes: Uint8Array, input: Input): Material | Refusal {
  const material = importedMaterial(bytes);
  const { current, pending } = key.material;
  const id = text(input, "KeyMaterialId");
  if (id !== null && id !== material.id) return refuse("IncorrectKeyMaterialException");
  const known = findMaterial(key.material, material.id);
  if (known !== null || current === null) return known ?? material;
  const isNew = text(input, "ImportType") === "NEW_KEY_MATERIAL" && key.keySpec === "SYMMETRIC_DEFAULT";
  if (!isNew) return refuse("IncorrectKeyMaterialException");
  if (pending === null) return material;
  const message = `New key material (id: ${material.id}) cannot be imported into KMS key ${key.arn}, because another key material (id: ${pending.id}) is pending rotation.`;
  return refuse("KMSInvalidStateException", message);
}

function expire(key: KeyRecord, material: Material, until: Date, store: Store): void {
  store.schedule(until, () => {
    if (material.validTo === until && store.keys.has(key.arn)) remove(key, material, store);
  });
}

function remove(key: KeyRecord, material: Material, store: Store): void {
  material.bytes = null;
  material.validTo = null;
  if (key.material.pending === material) key.material.pending = null;
  else if (key.state === "Enabled" || key.state === "Disabled") key.state = "PendingImport";
  store.save(key);
}
