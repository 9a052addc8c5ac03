import { handedOver, openBoundedThread, type ThreadLimits } from '#functions/platform/bounded-thread.ts';
import type { MadePictures } from '../pictures/make-pictures.ts';
import { FromPictureThread } from './picture-messages.ts';

/**
 * What one picture may take. Time: 25 million pixels take 2 s of a core, and this Lambda has most of one (docs/decisions/28-pictures.md).
 * The heap holds the decoders' JavaScript; pixels are outside of it, bounded by their number.
 */
const LIMITS: ThreadLimits = { milliseconds: 15_000, heapMegabytes: 128, startMilliseconds: 20_000 };

/** The worker is beside this file, as source and in the bundle (infra/bundle.ts). */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './picture.worker.ts' : './picture.worker.mjs',
  import.meta.url,
);

/**
 * Draws a picture again in a thread of its own, within limits (law 3). The thread ends with its picture: a decoder that failed is not used
 * again, and WebAssembly gives no memory back while it lives.
 * @throws ThreadDidNotStart
 */
export async function makePicturesApart(
  type: string,
  given: Uint8Array,
  { limits = {}, worker = WORKER }: { readonly limits?: Partial<ThreadLimits>; readonly worker?: URL } = {},
): Promise<MadePictures> {
  // A damaged picture is not an error of this program. It is recorded with the file.
  const thread = openBoundedThread(worker, { ...LIMITS, ...limits }, () => {});
  const bytes = handedOver(given);
  try {
    return await thread.work<MadePictures>({
      message: { type, bytes },
      handOver: [bytes.buffer],
      hear: (said) => {
        const message = FromPictureThread.parse(said);
        return message.is === 'made' ? message.made : undefined;
      },
      ended: (why) => ({ none: why === 'failed' ? 'damaged' : 'took_too_long' }),
    });
  } finally {
    await thread.close();
  }
}
