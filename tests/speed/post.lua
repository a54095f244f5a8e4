-- what wrk sends: the body in the file named by BODY, again and again
local file = assert(io.open(os.getenv("BODY"), "rb"))
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"
wrk.body = file:read("*a")
file:close()
