/** What CloudFront adds to each request that it hands on, once its firewall has counted the caller. */
export const ORIGIN_HEADER = 'x-origin-secret';
