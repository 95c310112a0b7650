using GenFlow;
using GenFlow_App;

string text = args.Length > 0 ? string.Join(' ', args) : "The sun rose. Nobody in the small town by the sea had expected it.";

var workflow = new ReadabilityWorkflow();
await using WorkflowHandler<Readability> handler = await workflow.RunAsync(text);

await foreach (Progress progress in handler.StreamEvents<Progress>())
{
    Console.WriteLine($"sentence {progress.Sentence + 1}: {progress.Words} words");
}

Readability result = await handler.ResultAsync();
Console.WriteLine($"{result.Sentences} sentences, {result.WordsPerSentence:F1} words each");
