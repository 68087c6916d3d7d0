"""What the measurement of reads is made of."""
