/** Who may ask the services: a bank, as it is registered there. */
export interface RelyingParty {
  readonly uuid: string;
  readonly name: string;
  /** What it may ask beyond the usual. Each costs 403 without the right to it. */
  readonly rights: readonly Right[];
}

/**
 * `advanced`: authentication by Basic accounts · `ip-address`: where the phone is · `local-callback`: a return to `http:` on the
 * same machine, which the real service never allows.
 */
export type Right = 'advanced' | 'ip-address' | 'local-callback';

/** Known at Smart-ID, as at SK's DEMO service. */
export const smartIdParty: RelyingParty = {
  uuid: '00000000-0000-4000-8000-000000000000',
  name: 'DEMO',
  rights: ['local-callback'],
};
/** Known at Mobile-ID: another number, as at SK's DEMO service. */
export const mobileIdParty: RelyingParty = { ...smartIdParty, uuid: '00000000-0000-0000-0000-000000000000' };

/** A name is matched without regard to case, a number is not. */
export const isNamed = (party: RelyingParty, { uuid, name }: { uuid: string; name: string }): boolean =>
  party.uuid === uuid && party.name.toLowerCase() === name.toLowerCase();
