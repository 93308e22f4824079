-- What an officer does in an editor: reads findings, misspells a link, has it put right, completes, looks up, follows a link.

local folder = os.getenv("FRAMEWORK")

local function fail(words)
  io.stderr:write("the editor: " .. words .. "\n")
  vim.cmd("cquit 1")
end

local function hold(is_true, words)
  if not is_true then
    fail(words)
  end
end

-- Waits until the findings of the open file are as asked for.
local function await(words, is_so)
  local found = {}
  local done = vim.wait(20000, function()
    found = vim.diagnostic.get(0)
    return is_so(found)
  end, 50)
  hold(done, words .. ", found: " .. vim.inspect(found))
  return found
end

local function of(found, rule)
  return vim.tbl_filter(function(one)
    return one.code == rule
  end, found)
end

local function ask(method, line, column)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(0),
    position = { line = line, character = column },
    range = { start = { line = line, character = column }, ["end"] = { line = line, character = column } },
    context = { diagnostics = {} },
  }
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, 20000)
  hold(answers and not problem, method .. " is answered: " .. tostring(problem))
  local _, answer = next(answers)
  hold(answer and not answer.err, method .. " is answered well: " .. vim.inspect(answer))
  return answer.result
end

local function main()
  vim.cmd("edit " .. vim.fn.fnameescape(folder .. "/unlinked.yaml"))
  local client = vim.lsp.start_client({
    name = "stratlint",
    cmd = { os.getenv("STRATLINT"), "lsp", "--as-of", "2025-01-31" },
    root_dir = folder,
  })
  hold(client, "the server starts")
  vim.lsp.buf_attach_client(0, client)

  local found = await("the file's own fault is shown", function(found)
    return #of(found, "unlinked-document") == 1
  end)
  found = of(found, "unlinked-document")[1]
  hold(found.lnum == 1 and found.col == 4, "at the id: " .. vim.inspect(found))
  hold(found.severity == vim.diagnostic.severity.ERROR and found.source == "stratlint", "as an error")

  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  vim.api.nvim_buf_set_lines(0, #lines, -1, false, { "supports: [busy-twons]" })
  await("a misspelt link is found as it is typed", function(now)
    return #of(now, "unknown-reference") == 1
  end)

  local actions = ask("textDocument/codeAction", #lines, 12)
  hold(actions[1] and actions[1].title == "Write `busy-towns` instead of `busy-twons`", vim.inspect(actions))
  vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
  local line = vim.api.nvim_buf_get_lines(0, #lines, #lines + 1, false)[1]
  hold(line == "supports: [busy-towns]", "it is put right: " .. line)
  await("then nothing is wrong with it", function(now)
    return #of(now, "unknown-reference") == 0 and #of(now, "unlinked-document") == 0
  end)

  local told = ask("textDocument/hover", #lines, 12)
  hold(told.contents.value:find("Towns that people use", 1, true), "hover tells the title: " .. vim.inspect(told))
  local place = ask("textDocument/definition", #lines, 12)
  hold(place.uri:match("plan%-and%-priorities%.yaml$"), "the declaration is found: " .. vim.inspect(place))

  vim.api.nvim_buf_set_lines(0, #lines, #lines + 1, false, { "supports: [" })
  local list = ask("textDocument/completion", #lines, 11)
  local labels = vim.tbl_map(function(item)
    return item.label
  end, list.items)
  hold(vim.tbl_contains(labels, "busy-towns"), "priorities are offered: " .. vim.inspect(labels))
  hold(not vim.tbl_contains(labels, "parking-plan"), "plans are not: " .. vim.inspect(labels))

  vim.lsp.stop_client(client)
  hold(vim.wait(20000, function()
    return vim.lsp.client_is_stopped(client)
  end, 50), "the server ends when asked to")
  print("the editor: findings, fixes, hover, declarations and completion work in Neovim\n")
  vim.cmd("qall!")
end

local is_fine, why = pcall(main)
if not is_fine then
  fail(tostring(why))
end
