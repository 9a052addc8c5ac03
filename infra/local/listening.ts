import type { Server } from 'node:http';
import { HOST } from './ports.ts';

/** Listens on this machine alone. Returns how to stop. Throws when the port is taken. */
export async function listen(server: Server, port: number): Promise<() => Promise<void>> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, HOST, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
}
