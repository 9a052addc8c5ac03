/** The header that CloudFront adds to each request it passes on, once its firewall has counted the caller. */
export const ORIGIN_HEADER = 'x-origin-secret';
