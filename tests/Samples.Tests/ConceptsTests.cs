namespace GenFlow.Samples.Tests;

public sealed class ConceptsTests
{
    [Fact]
    public async Task The_examples_of_the_documentation_print_what_it_says()
    {
        SampleResult result = await SampleProcess.RunAsync("Concepts");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            """
            words: 3
            steps from 27 to 1: 111
            sold: tea
            forwarded: Message.Question
            page 1, page 2, page 4, page 5
            nothing: ''
            primes: 2 3 5 7 11 13 17 19
            ant, bee, ape, cat
            ant+bee, cat
            a: ant+ape, b: bee, c: cat
            70 minutes in rain
            40 minutes in no weather
            completed: slept
            cancelled
            timed out after 00:00:00.0010000
            failed in Sleep: ArgumentOutOfRangeException
            thrown by the step itself: no number
            Go produced Lost, which no step accepts
            stalled after Go(StartEvent)
            MaxSteps = 50 reached at Next
            Download.Started: Started { File = a.bin }
            Download.Chunk: Chunk { Bytes = 512 }
            Download.Chunk: Chunk { Bytes = 88 }
            Note: Note { Text = checksum ok }
            600 bytes, 600 in all
            3 Fetch: Download.Chunk
            5 run: RunCompleted
            1 to 2 are gone
            3 Download.Chunk
            4 Note
            5 RunCompleted
            1000 notes
            'eight '
            'legs'
            refused: no spider
            2 tokens
            longest: 6
            eight legs(no spider), 2 tokens
            How many has an ant?
            Token { Text = six  }
            Token { Text = legs }
            Done { Tokens = 2 }
            3 m forward
            Step.Jump is not known: {"type":"Step.Jump","height":2}
            {"place":{"name":"Paris","latitude":48.85,"longitude":2.35},"celsius":21.5,"sky":"Clear","notes":null}
            Oslo: -3 Clear
            1 Measure: 21.5 in Rome
            2 result: 21.5
            schema: True
            Oslo, Rome, Atlantis: no such city after 4 attempts
            attempt 1 failed (busy), taking back 1
            attempt 2 failed (busy), taking back 1
            Rome, attempt 3
            Book, attempt 1: busy
            Book, attempt 2: busy
            may we buy paper? yes
            how many boxes? 12
            12 boxes, approved by Ada
            WrongType; still open: 1
            refused by Bob
            Ask: InputTimeoutException
            closed: TimedOut
            3 lines, the longest has 5 characters
            Tally { Lines = 103, Longest = 5 }
            'Glossary' Look: Reading
            '' run: RunCompleted
            no word for lake: kept
            'Glossary' Look: no word for lake
            '' Translate: no word for lake
            'lines' Import: TextLine { Number = 1, Text = Rome }
            'lines' Import: TextLine { Number = 2, Text = Oslo }
            '' run: RunCompleted { Stop = StopEvent { Result = 2 } }
            1 kept
            Checkout begins
              Price: StartEvent -> Priced
              Total: Priced -> StopEvent
            Checkout ends: RunCompleted
            receipt of 2 lines closed
            5
            step Clean: Ok, completed
            step Split: Ok, completed
            step Count: Ok, completed
            workflow CountWords: Ok, completed
            Pack -Packed-> Ask
            Repack -Packed-> Ask
            Unpack -Item-> Pack
            Ask closes Unpack
            flowchart TD
                n0(["StartEvent#lt;int#gt;"])
                n1{{"Ask"}}
                n2["Pack"]
                n3["Read"]
                n4["Repack"]
                n5["Ship"]
                n6["Unpack"]
                n7{"MayShip"}
                n8(["StopEvent#lt;string#gt;"])
                n0 --> n3
                n1 -->|"asks"| n7
                n2 -->|"Packed, collected"| n1
                n2 --x|"StepFailed#lt;Item#gt;"| n4
                n3 -->|"Order?"| n6
                n3 -->|"?"| n8
                n4 -->|"Packed, collected"| n1
                n5 --> n8
                n6 ==>|"each Item"| n2
                n7 -->|"Consent"| n5
            Pack streams Boxed and does not say so
            """.ReplaceLineEndings("\n").Split('\n'),
            result.Lines);
    }
}
