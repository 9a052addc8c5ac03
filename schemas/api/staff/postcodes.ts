import * as z from 'zod';
import { PostcodesSetting } from '#schemas/settings.ts';
import { Versioned } from './changed.ts';

/** The largest body with a file of postcodes. 60 000 lines of two quoted columns take 1.9 MB as JSON; other bodies hold 256 KB. */
export const MOST_POSTCODES_BODY_BYTES = 2 * 1024 * 1024;

/** The body that gives a file of postcodes, or returns to the one that was deployed. */
export const SetPostcodes = z.union([
  z.strictObject({
    csv: z
      .string()
      .max(MOST_POSTCODES_BODY_BYTES)
      .describe(
        'CSV with the columns `pcds` (a postcode, sector or district) and `lad` (the ONS code of its authority). At most 60 000 lines. Send only these two columns.',
      ),
  }),
  z.strictObject({ source: z.literal('deployed') }),
]);

/** The file of postcodes in use. */
export const PostcodesShown = Versioned.extend({
  postcodes: PostcodesSetting,
  homeAuthority: z.string().describe('The ONS code of the council itself, which the deployment sets.'),
});
export type PostcodesShown = z.infer<typeof PostcodesShown>;
