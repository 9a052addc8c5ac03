/** The WebAssembly modules of the codecs, in their packages. A bundle has them beside it. */
export const CODEC_FILES = {
  decodeJpeg: '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  encodeJpeg: '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  decodePng: '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  decodeWebp: '@jsquash/webp/codec/dec/webp_dec.wasm',
  resize: '@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm',
} as const;
