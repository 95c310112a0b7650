using GenFlow.StandIns;

// Stands in for the mistralrs executable: it takes its command line and speaks its protocol, and does what a test says over a
// connection to the port in STANDIN_GATE. Without one it listens at once.
using Gate gate = await Gate.OpenAsync();
return args is ["own", var executable]
    ? await Owner.RunAsync(args, executable, gate)
    : await new Life(args, gate).RunAsync();
