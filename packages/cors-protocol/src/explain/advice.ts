/** What would help where nothing in a text is known. */
export const whatHelps =
  "Nothing here is a line that we know. Open the browser’s developer tools (F12), reload the page, and copy the red lines of the Console tab: in Chrome and Edge such a line begins with “Access to fetch at …”, in Firefox with “Cross-Origin Request Blocked: …”; Safari says “… is not allowed by Access-Control-Allow-Origin”. The response’s headers from the Network tab, or the output of curl -i, help too.";

export const whatHelpsFailure =
  "This line only says that the request failed. The reason stands in another line of the console, above or below it. If there is none, look at the request in the Network tab: without a status, no response arrived.";
