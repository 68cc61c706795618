/** The answer of OCSP, and whether it may be believed. */
import { verify } from 'node:crypto';
import {
  BasicOCSPResponse,
  type CertID,
  id_kp_OCSPSigning,
  id_pkix_ocsp_basic,
  id_pkix_ocsp_nonce,
  OCSPResponse,
  OCSPResponseStatus,
  type SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AsnConvert } from '@peculiar/asn1-schema';
import { type Certificate, isValidAt, readCertificate } from './certificate.js';
import type { CertificateName } from './ocsp-request.js';

/** How old an answer may be. */
export interface OcspLimits {
  /** Since the responder last knew: two minutes for ID cards, fifteen for Smart-ID. */
  readonly maxAgeMs: number;
  /** By how much its clock and the bank's may differ. */
  readonly skewMs: number;
}

/** What was asked, and what the answer is measured by. */
export interface OcspQuestion {
  readonly name: CertificateName;
  readonly issuer: Certificate;
  /** The extension's value as it was sent. Undefined where the responder is known to send none back. */
  readonly nonce: Buffer | undefined;
  /** In milliseconds. */
  readonly at: number;
  readonly limits: OcspLimits;
}

/** `ocsp-busy`: the responder says that it cannot answer. */
export type OcspRefusal =
  | 'ocsp-no-address'
  | 'ocsp-unreachable'
  | 'ocsp-busy'
  | 'ocsp-malformed'
  | 'ocsp-wrong-signer'
  | 'ocsp-wrong-nonce'
  | 'ocsp-wrong-certificate'
  | 'ocsp-too-old'
  | 'ocsp-from-the-future';

export type OcspJudgement =
  | { readonly kind: 'good'; readonly goodUntilAt: number | undefined }
  | { readonly kind: 'certificate-revoked' | 'certificate-unknown' }
  | { readonly kind: 'refused'; readonly code: OcspRefusal };

const refused = (code: OcspRefusal): OcspJudgement => ({ kind: 'refused', code });

/** By OID of the signature. SHA-1 is not among them. */
const digests: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
]);

/** @param der the body of the responder's answer */
export function judgeOcsp(der: Buffer, question: OcspQuestion): OcspJudgement {
  const response = readResponse(der);
  if (typeof response === 'string') return refused(response);
  if (!isSignedByResponder(response, question)) return refused('ocsp-wrong-signer');
  if (!hasNonce(response, question.nonce)) return refused('ocsp-wrong-nonce');
  const [single, ...others] = response.tbsResponseData.responses;
  if (!single || others.length > 0 || !isAbout(single.certID, question.name)) return refused('ocsp-wrong-certificate');
  return refuseTime(single, question) ?? standing(single);
}

function readResponse(der: Buffer): BasicOCSPResponse | 'ocsp-busy' | 'ocsp-malformed' {
  try {
    const { responseStatus, responseBytes } = AsnConvert.parse(der, OCSPResponse);
    if (responseStatus !== OCSPResponseStatus.successful) return 'ocsp-busy';
    if (responseBytes?.responseType !== id_pkix_ocsp_basic) return 'ocsp-malformed';
    return AsnConvert.parse(responseBytes.response.buffer, BasicOCSPResponse);
  } catch {
    return 'ocsp-malformed';
  }
}

/** The issuer itself, or whom that issuer made a certificate for this. Over the bytes as they came, never written anew. */
function isSignedByResponder(response: BasicOCSPResponse, { issuer, at }: OcspQuestion): boolean {
  const digest = digests.get(response.signatureAlgorithm.algorithm);
  const { tbsResponseDataRaw: signed, signature } = response;
  if (digest === undefined || !signed) return false;
  const delegates = (response.certs ?? [])
    .map((certificate) => readCertificate(Buffer.from(AsnConvert.serialize(certificate))))
    .filter((certificate) => certificate !== undefined)
    .filter((certificate) => isDelegate(certificate, issuer, at));
  return [issuer, ...delegates].some(({ x509 }) =>
    isSignedBy(x509.publicKey, digest, Buffer.from(signed), Buffer.from(signature)),
  );
}

function isSignedBy(key: Certificate['x509']['publicKey'], digest: string, signed: Buffer, signature: Buffer): boolean {
  try {
    return verify(digest, signed, key, signature);
  } catch {
    // A key of a kind that cannot sign like this.
    return false;
  }
}

const isDelegate = (certificate: Certificate, issuer: Certificate, at: number): boolean =>
  certificate.extendedKeyUsage?.includes(id_kp_OCSPSigning) === true &&
  isValidAt(certificate, at) &&
  certificate.x509.checkIssued(issuer.x509) &&
  certificate.x509.verify(issuer.x509.publicKey);

function hasNonce(response: BasicOCSPResponse, nonce: Buffer | undefined): boolean {
  if (!nonce) return true;
  const echoed = response.tbsResponseData.responseExtensions?.find(({ extnID }) => extnID === id_pkix_ocsp_nonce);
  return echoed !== undefined && Buffer.from(echoed.extnValue.buffer).equals(nonce);
}

function isAbout(id: CertID, name: CertificateName): boolean {
  return (
    id.hashAlgorithm.algorithm === name.hashAlgorithm &&
    Buffer.from(id.issuerNameHash.buffer).equals(name.issuerNameHash) &&
    Buffer.from(id.issuerKeyHash.buffer).equals(name.issuerKeyHash) &&
    Buffer.from(id.serialNumber).equals(name.serialNumber)
  );
}

function refuseTime(
  { thisUpdate, nextUpdate }: SingleResponse,
  { at, limits }: OcspQuestion,
): OcspJudgement | undefined {
  const { maxAgeMs, skewMs } = limits;
  if (thisUpdate.getTime() > at + skewMs) return refused('ocsp-from-the-future');
  const isPast = nextUpdate !== undefined && nextUpdate.getTime() < at - skewMs;
  return isPast || thisUpdate.getTime() < at - skewMs - maxAgeMs ? refused('ocsp-too-old') : undefined;
}

function standing({ certStatus, nextUpdate }: SingleResponse): OcspJudgement {
  if (certStatus.revoked) return { kind: 'certificate-revoked' };
  if (certStatus.good === undefined) return { kind: 'certificate-unknown' };
  return { kind: 'good', goodUntilAt: nextUpdate?.getTime() };
}
