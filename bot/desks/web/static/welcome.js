// The code of an invitation stands behind the # of its link, which no server is ever sent.
// It leaves the address at once: an address stays in the history.
const code = decodeURIComponent(location.hash.slice(1));
if (code) {
  history.replaceState(null, "", location.pathname + location.search);
  document.getElementById("invitation").value = code;
  document.getElementById("invitation-form").requestSubmit();
}
