export const help = `Usage: internetbank-login conformance <endpoint> --driver <file> [options]

Proves a backend by the checks of the HTTP contract, as the login page would ask it.

  <endpoint>               address of the backend, as the page has it: http://127.0.0.1:8080/bank
  --driver <file>          module that plays the person: docs/prove-your-backend.md

  --origin <origin>        of the bank's pages, where it is not that of the endpoint
  --header <name: value>   sent with each request; may be repeated
  --allow-host <host>      a backend on this host, which is not this machine; may be repeated

  --only <text>            only the checks that have this in their names; may be repeated
  --skip <text>            not the checks that have this in their names; may be repeated
  --fail-skipped           a check that was skipped otherwise than by --skip counts as failed
  --limit-ms <n>           for one call, and for an outcome after the driver has acted: 30000
  --driver-limit-ms <n>    for what the driver does: 180000
  --pause-ms <n>           between polls: what the backend says, as a rule

  --json <file>            writes the report as JSON; - for standard output
  --list                   says what each check promises, and ends
  --help, --version

Ends with 0 when nothing failed, 1 when a check failed, 2 when the checks could not run.
`;
