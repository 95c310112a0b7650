// reports:
var workflow = new Greeter();
await using var handler = await workflow.RunAsync("bees");
Task printing = Task.Run(async () => { await foreach (StreamEvent ev in handler.StreamEvents()) Console.WriteLine(ev); });
string text = await handler.ResultAsync();
await printing;
Console.WriteLine(text);
string[] all = await Task.WhenAll(new[] { "a", "b" }.Select(async name => await workflow.ExecuteAsync(name)));
Task<string> later = workflow.ExecuteAsync("x");
Console.WriteLine(all.Length + (await later).Length);
[Workflow]
public partial class Greeter { [Step] public StopEvent<string> Greet(StartEvent<string> name) => new("hi " + name.Input); }
