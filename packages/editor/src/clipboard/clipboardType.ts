/** Media type of `ClipboardPayload.json`, for clipboards that carry several flavours. */
export const clipboardType = 'application/vnd.calque+json';
