/** The question of OCSP: what is the standing of this one certificate? */
import { createHash } from 'node:crypto';
import { CertID, id_pkix_ocsp_nonce, OCSPRequest, Request, TBSRequest } from '@peculiar/asn1-ocsp';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, Extension } from '@peculiar/asn1-x509';
import type { Certificate } from './certificate.js';

/** Names a certificate to its issuer, and protects nothing: the hash that every responder knows. */
const SHA1 = '1.3.14.3.2.26';

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest();

/** How OCSP names a certificate. */
export interface CertificateName {
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Buffer;
  readonly issuerKeyHash: Buffer;
  readonly serialNumber: Buffer;
}

export function nameOf(certificate: Certificate, issuer: Certificate): CertificateName {
  return {
    hashAlgorithm: SHA1,
    issuerNameHash: sha1(issuer.subjectName),
    issuerKeyHash: sha1(issuer.keyBits),
    serialNumber: certificate.serialNumber,
  };
}

/** Random bytes as the extension's value has them: an octet string within the extension's own (RFC 8954). */
export const nonceOf = (random: Buffer): Buffer => Buffer.from(AsnConvert.serialize(new OctetString(random)));

/**
 * @param nonce the extension's value
 * @returns DER
 */
export function ocspRequest(name: CertificateName, nonce: Buffer): Buffer {
  const certId = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithm: name.hashAlgorithm, parameters: null }),
    issuerNameHash: new OctetString(name.issuerNameHash),
    issuerKeyHash: new OctetString(name.issuerKeyHash),
    serialNumber: bytesOf(name.serialNumber),
  });
  const nonceExtension = new Extension({ extnID: id_pkix_ocsp_nonce, extnValue: new OctetString(nonce) });
  const request = new OCSPRequest({
    tbsRequest: new TBSRequest({
      requestList: [new Request({ reqCert: certId })],
      requestExtensions: [nonceExtension],
    }),
  });
  return Buffer.from(AsnConvert.serialize(request));
}

/** A buffer of Node may be a part of a larger one. */
function bytesOf(buffer: Buffer): ArrayBuffer {
  const bytes = new ArrayBuffer(buffer.length);
  new Uint8Array(bytes).set(buffer);
  return bytes;
}
