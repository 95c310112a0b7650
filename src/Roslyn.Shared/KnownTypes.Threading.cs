namespace GenFlow.Roslyn;

/// <summary>What rules about the bodies of steps know of threads, and of what is shared between them.</summary>
internal static partial class KnownTypes
{
    private const string Threading = "System.Threading";

    public static readonly KnownType TaskFactory = new(Tasks, "TaskFactory");
    public static readonly KnownType TaskFactoryOfResult = new(Tasks, "TaskFactory", 1);
    public static readonly KnownType Thread = new(Threading, "Thread");
    public static readonly KnownType ThreadPool = new(Threading, "ThreadPool");
    public static readonly KnownType Timer = new(Threading, "Timer");
    public static readonly KnownType Monitor = new(Threading, "Monitor");
    public static readonly KnownType Interlocked = new(Threading, "Interlocked");
    public static readonly KnownType Volatile = new(Threading, "Volatile");
    public static readonly KnownType LazyInitializer = new(Threading, "LazyInitializer");
    public static readonly KnownType ImmutableInterlocked = new("System.Collections.Immutable", "ImmutableInterlocked");
    public static readonly KnownType SemaphoreSlim = new(Threading, "SemaphoreSlim");
    public static readonly KnownType SpinLock = new(Threading, "SpinLock");
    public static readonly KnownType Lock = new(Threading, "Lock");
    public static readonly KnownType ReaderWriterLockSlim = new(Threading, "ReaderWriterLockSlim");
    public static readonly KnownType ThreadStaticAttribute = new("System", "ThreadStaticAttribute");

    public static readonly KnownType TaskCompletionSource = new(Tasks, "TaskCompletionSource");
    public static readonly KnownType TaskCompletionSourceOfResult = new(Tasks, "TaskCompletionSource", 1);
    public static readonly KnownType CountdownEvent = new(Threading, "CountdownEvent");
    public static readonly KnownType ManualResetEventSlim = new(Threading, "ManualResetEventSlim");
    public static readonly KnownType ManualResetEvent = new(Threading, "ManualResetEvent");
    public static readonly KnownType AutoResetEvent = new(Threading, "AutoResetEvent");
    public static readonly KnownType Barrier = new(Threading, "Barrier");
    public static readonly KnownType Channel = new("System.Threading.Channels", "Channel", 1);
    public static readonly KnownType ChannelWriter = new("System.Threading.Channels", "ChannelWriter", 1);

    public static readonly KnownType Linq = new("System.Linq", "Enumerable");
    public static readonly KnownType TimeSpan = new("System", "TimeSpan");
    public static readonly KnownType List = new(Generic, "List", 1);
    public static readonly KnownType LinkedList = new(Generic, "LinkedList", 1);
    public static readonly KnownType Queue = new(Generic, "Queue", 1);
    public static readonly KnownType Stack = new(Generic, "Stack", 1);
    public static readonly KnownType HashSet = new(Generic, "HashSet", 1);
    public static readonly KnownType SortedSet = new(Generic, "SortedSet", 1);
    public static readonly KnownType PriorityQueue = new(Generic, "PriorityQueue", 2);
    public static readonly KnownType Dictionary = new(Generic, "Dictionary", 2);
    public static readonly KnownType SortedDictionary = new(Generic, "SortedDictionary", 2);
    public static readonly KnownType SortedList = new(Generic, "SortedList", 2);
}
