/** What an OCSP responder may answer, right and wrong, and one that answers over HTTP. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign } from 'node:crypto';
import {
  BasicOCSPResponse,
  CertStatus,
  id_pkix_ocsp_basic,
  id_pkix_ocsp_nonce,
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
import { AlgorithmIdentifier, Certificate as CertificateAsn, Extension } from '@peculiar/asn1-x509';
import { bytesOf, derOf, type Issued, NOW } from './authority.js';

const ECDSA_WITH_SHA384 = '1.2.840.10045.4.3.3';

export interface Answer {
  readonly status?: 'good' | 'revoked' | 'unknown';
  readonly thisUpdateAt?: number;
  readonly nextUpdateAt?: number;
  /** In place of the one that was asked for. */
  readonly nonce?: 'other' | 'none';
  readonly about?: 'other' | 'asked twice';
  readonly isBusy?: boolean;
  /** Shows its certificate beside the answer. */
  readonly delegate?: Issued;
  /** Changes what is signed after it was signed. */
  readonly isTampered?: boolean;
}

const statuses = {
  good: () => new CertStatus({ good: null }),
  revoked: () => new CertStatus({ revoked: new RevokedInfo({ revocationTime: new Date(NOW - 1000) }) }),
  unknown: () => new CertStatus({ unknown: null }),
};

/** @returns DER */
export function ocspAnswer(request: Buffer, signer: Issued, answer: Answer = {}): Buffer {
  if (answer.isBusy) return derOf(new OCSPResponse({ responseStatus: OCSPResponseStatus.tryLater }));
  const { requestList, requestExtensions = [] } = AsnConvert.parse(request, OCSPRequest).tbsRequest;
  const asked = requestList[0]?.reqCert;
  if (!asked) throw new Error('The request asks for nothing');
  if (answer.about === 'other') asked.serialNumber = bytesOf(Buffer.of(1, 2, 3));
  const { status = 'good', thisUpdateAt = NOW, nextUpdateAt, nonce } = answer;
  const single = new SingleResponse({
    certID: asked,
    certStatus: statuses[status](),
    thisUpdate: new Date(thisUpdateAt),
    ...(nextUpdateAt !== undefined && { nextUpdate: new Date(nextUpdateAt) }),
  });
  const extensions = requestExtensions.filter(({ extnID }) => extnID === id_pkix_ocsp_nonce && nonce !== 'none');
  const otherNonce = new OctetString(AsnConvert.serialize(new OctetString(Buffer.alloc(32, 7))));
  const tbsResponseData = new ResponseData({
    responderID: new ResponderID({ byName: AsnConvert.parse(signer.der, CertificateAsn).tbsCertificate.subject }),
    producedAt: new Date(thisUpdateAt),
    responses: answer.about === 'asked twice' ? [single, single] : [single],
    responseExtensions: extensions.map(
      ({ extnID, extnValue }) => new Extension({ extnID, extnValue: nonce === 'other' ? otherNonce : extnValue }),
    ),
  });
  const signature = sign('sha384', derOf(tbsResponseData), (answer.delegate ?? signer).privateKey);
  if (answer.isTampered) single.certStatus = statuses.revoked();
  const basic = new BasicOCSPResponse({
    tbsResponseData,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA384 }),
    signature: bytesOf(signature),
    ...(answer.delegate && { certs: [AsnConvert.parse(answer.delegate.der, CertificateAsn)] }),
  });
  const response = new OctetString(AsnConvert.serialize(basic));
  return derOf(
    new OCSPResponse({
      responseStatus: OCSPResponseStatus.successful,
      responseBytes: new ResponseBytes({ responseType: id_pkix_ocsp_basic, response }),
    }),
  );
}

/** Answers over loopback, counts how often it was asked, and says what a test puts into `next`. */
export class Responder {
  signer: Issued | undefined;
  next: Answer | { readonly httpStatus: number } = {};
  asked = 0;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.asked += 1;
        const { next, signer } = this;
        if ('httpStatus' in next || !signer) {
          response.writeHead('httpStatus' in next ? next.httpStatus : 500).end();
          return;
        }
        response.setHeader('Content-Type', 'application/ocsp-response');
        response.end(ocspAnswer(Buffer.concat(chunks), signer, next));
      });
    });
  }

  /** @returns its address */
  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/ocsp`);
      });
    });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
