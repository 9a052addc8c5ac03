import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '#infra/local/listening.ts';
import { freePorts } from '#infra/local/ports.ts';
import { openSigner } from '#infra/local/sign-in/signing.ts';

/** What the issuer's token endpoint does next. */
type Answers = (response: ServerResponse) => void;

/** An issuer whose answers a test writes: its tokens may be signed by another key, and its gateway may be broken. */
export async function failingIssuer() {
  const folder = await mkdtemp(join(tmpdir(), 'issuer-'));
  const { signIn: port } = await freePorts();
  const issuer = `http://127.0.0.1:${port}`;
  const ours = await openSigner(join(folder, 'ours'), issuer);
  const another = await openSigner(join(folder, 'another'), issuer);
  let answers: Answers = (response) => void response.writeHead(500).end();
  const json = (response: ServerResponse, body: unknown, status = 200) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const server = createServer((request, response) => {
    if (request.url === '/jwks') return json(response, ours.jwks);
    if (request.url?.startsWith('/.well-known/'))
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        revocation_endpoint: `${issuer}/revoke`,
        end_session_endpoint: `${issuer}/endsession`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    answers(response);
  });
  const close = await listen(server, port);
  return {
    issuer,
    /** Replaces what its token endpoint answers. */
    answer: (next: Answers) => {
      answers = next;
    },
    /** Answers with tokens whose ID token has these claims. */
    tokens: (claims: Readonly<Record<string, unknown>>, by: 'itself' | 'another key' = 'itself') => {
      const signer = by === 'itself' ? ours : another;
      answers = (response) =>
        json(response, {
          token_type: 'Bearer',
          access_token: 'an-access-token',
          refresh_token: 'a-refresh-token',
          id_token: signer.sign({ aud: 'front-door', sub: 'worker-1', roles: ['team_manager'], ...claims }, 600),
        });
    },
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
