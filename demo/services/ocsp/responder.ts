/** Says by OCSP whether a certificate of the authority is in force. */
import { createHash, type KeyObject, sign } from 'node:crypto';
import {
  BasicOCSPResponse,
  CertID,
  CertStatus,
  id_pkix_ocsp_basic,
  id_pkix_ocsp_nonce,
  KeyHash,
  OCSPRequest,
  OCSPResponse,
  OCSPResponseStatus,
  ResponderID,
  ResponseBytes,
  ResponseData,
  RevokedInfo,
  SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Certificate, Extension } from '@peculiar/asn1-x509';
import { type Authority, type Issued, issuers, keyIdentifier } from '../authority/authority.js';
import { bytes, ecdsaOf } from '../authority/certificate.js';
import type { Issuer } from '../authority/profiles.js';
import type { Faults } from '../control.js';
import type { World } from '../world.js';

type OcspFault = Faults['ocsp-answer']['kind'];

/** How long an answer counts. */
const NEXT_UPDATE_MS = 60_000;
const STALE_MS = 24 * 3_600_000;
const hashNames: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
};

interface Parts {
  readonly world: World;
  readonly authority: Authority;
  readonly foreignAuthority: Authority;
}

export class OcspResponder {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * @param request DER
   * @param faultOf what is ordered for the person whose certificate is asked about
   * @returns DER
   */
  answer(request: Buffer, faultOf: (person: string | undefined) => OcspFault | undefined): Buffer {
    const asked = parse(request);
    const certId = asked?.tbsRequest.requestList[0]?.reqCert;
    if (!asked || !certId || asked.tbsRequest.requestList.length > 1) return refusal('malformedRequest');
    const issuer = this.#issuerOf(certId);
    if (!issuer) return refusal('unauthorized');
    const { authority, foreignAuthority } = this.#parts;
    const owner = authority.ownerOf(Buffer.from(certId.serialNumber).toString('hex').toUpperCase());
    const fault = faultOf(owner) ?? (owner === undefined ? 'unknown' : undefined);
    if (fault === 'try-later') return refusal('tryLater');
    const nonce = asked.tbsRequest.requestExtensions?.find(({ extnID }) => extnID === id_pkix_ocsp_nonce);
    const responder = (fault === 'foreign-responder' ? foreignAuthority : authority).responder(issuer);
    return this.#signed({ certId, nonce, responder }, fault);
  }

  #signed(
    { certId, nonce, responder }: { certId: CertID; nonce: Extension | undefined; responder: Issued },
    fault: OcspFault | undefined,
  ): Buffer {
    // The standard has no fractions of a second.
    const now = Math.floor(this.#parts.world.now() / 1000) * 1000 - (fault === 'stale' ? STALE_MS : 0);
    const single = new SingleResponse({
      certID: certId,
      certStatus: statusOf(fault, now),
      thisUpdate: new Date(now),
      nextUpdate: new Date(now + NEXT_UPDATE_MS),
    });
    const responseExtensions = this.#nonceFor(nonce, fault);
    const tbsResponseData = new ResponseData({
      responderID: new ResponderID({ byKey: new KeyHash(keyIdentifier(responder.privateKey)) }),
      producedAt: new Date(now),
      responses: fault === 'two-responses' ? [single, single] : [single],
      ...(responseExtensions && { responseExtensions: [responseExtensions] }),
    });
    const { algorithm, hash } = ecdsaOf(responder.privateKey);
    const basic = new BasicOCSPResponse({
      tbsResponseData,
      signatureAlgorithm: algorithm,
      signature: signDer(AsnConvert.serialize(tbsResponseData), { hash, key: responder.privateKey }),
      certs: [AsnConvert.parse(responder.certificate.raw, Certificate)],
    });
    const responseBytes = new ResponseBytes({
      responseType: id_pkix_ocsp_basic,
      response: new OctetString(AsnConvert.serialize(basic)),
    });
    return der(new OCSPResponse({ responseStatus: OCSPResponseStatus.successful, responseBytes }));
  }

  /** As it came, unless something is ordered. */
  #nonceFor(nonce: Extension | undefined, fault: OcspFault | undefined): Extension | undefined {
    if (fault === 'no-nonce') return undefined;
    if (fault !== 'wrong-nonce') return nonce;
    const other = AsnConvert.serialize(new OctetString(bytes(this.#parts.world.random(32))));
    return new Extension({ extnID: id_pkix_ocsp_nonce, extnValue: new OctetString(other) });
  }

  #issuerOf({ hashAlgorithm, issuerNameHash, issuerKeyHash }: CertID): Issuer | undefined {
    const hash = hashNames[hashAlgorithm.algorithm];
    if (hash === undefined) return undefined;
    const isSame = (one: OctetString, other: Buffer) => Buffer.from(one.buffer).equals(other);
    return issuers.find((issuer) => {
      const { tbsCertificate } = AsnConvert.parse(this.#parts.authority.intermediate(issuer).raw, Certificate);
      const digest = (data: ArrayBuffer) => createHash(hash).update(Buffer.from(data)).digest();
      return (
        isSame(issuerNameHash, digest(AsnConvert.serialize(tbsCertificate.subject))) &&
        isSame(issuerKeyHash, digest(tbsCertificate.subjectPublicKeyInfo.subjectPublicKey))
      );
    });
  }
}

function statusOf(fault: OcspFault | undefined, now: number): CertStatus {
  if (fault === 'unknown') return new CertStatus({ unknown: null });
  if (fault !== 'revoked') return new CertStatus({ good: null });
  return new CertStatus({ revoked: new RevokedInfo({ revocationTime: new Date(now - STALE_MS) }) });
}

function parse(request: Buffer): OCSPRequest | undefined {
  try {
    return AsnConvert.parse(request, OCSPRequest);
  } catch {
    return undefined;
  }
}

const refusal = (status: keyof typeof OCSPResponseStatus): Buffer =>
  der(new OCSPResponse({ responseStatus: OCSPResponseStatus[status] }));

const der = (value: object): Buffer => Buffer.from(AsnConvert.serialize(value));

const signDer = (data: ArrayBuffer, { hash, key }: { hash: string; key: KeyObject }): ArrayBuffer =>
  bytes(sign(hash, Buffer.from(data), key));
