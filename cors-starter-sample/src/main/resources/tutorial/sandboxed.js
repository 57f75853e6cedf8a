// Asks in the name of a frame without an origin, and tells the page around it what happened.
addEventListener("message", async (event) => {
	let measured;
	try {
		const response = await fetch(event.data);
		measured = { outcome: "resolved", status: response.status, body: await response.text(), headers: [...response.headers.keys()] };
	}
	catch (error) {
		measured = { outcome: "rejected", error: String(error) };
	}
	event.source.postMessage(measured, "*");
});
parent.postMessage("ready", "*");
