using GenFlow;

namespace GenFlow_App;

/// <summary>Tells how hard a text is to read: words for each sentence, the sentences side by side.</summary>
[Workflow]
public partial class ReadabilityWorkflow
{
    // Fan-out: each sentence is an event of its own and is worked on as soon as it is yielded.
    [Step]
    public IEnumerable<Sentence> Split(StartEvent<string> text) => text.Input
        .Split(['.', '!', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select((sentence, index) => new Sentence(index, sentence));

    // What it streams is declared, so that the compiler knows; writing is synchronous and never awaited.
    [Step, Publishes<Progress>]
    public Score Rate(Context ctx, Sentence sentence)
    {
        int words = sentence.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        ctx.WriteEventToStream(new Progress(sentence.Index, words));
        return new Score(sentence.Index, words);
    }

    // Fan-in: all scores of one text together, in the order of the sentences.
    [Step]
    public StopEvent<Readability> Sum([Collect] IReadOnlyList<Score> scores) => new(new Readability(
        scores.Count,
        scores.Count == 0 ? 0 : scores.Average(score => score.Words)));
}

/// <summary>A sentence of the text.</summary>
[Event]
public partial record Sentence(int Index, string Text);

/// <summary>How long a sentence is.</summary>
[Event]
public partial record Score(int Index, int Words);

/// <summary>Streamed while the workflow works.</summary>
[StreamEvent]
public partial record Progress(int Sentence, int Words);

/// <summary>The result.</summary>
public record Readability(int Sentences, double WordsPerSentence);
